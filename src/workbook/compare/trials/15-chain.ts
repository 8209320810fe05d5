import { fromHex, hex } from '../../../wire/bytes';
import { CHAIN_RULES } from '../../../wire/chain-rules';
import { show } from '../../../draw/show-value';
import type { Answers, Trial } from '../trial';

const GENESIS = CHAIN_RULES.mainnet.genesis;
const BLOCK_1 =
  '010000006fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000982051fd1e4ba744bbbe680e1fee14677ba1a3c3540bf7b1cdb606e857233e0e61bc6649ffff001d01e36299';
const LIMIT = CHAIN_RULES.mainnet.limit;

/** Bits, first and last timestamp of an epoch: the four cases from Bitcoin Core's tests. */
const EPOCHS = [
  [0x1d00ffff, 1261130161, 1262152739],
  [0x1d00ffff, 1231006505, 1233061996],
  [0x1c05a3f4, 1279008237, 1279297671],
  [0x1c387f6f, 1263163443, 1269211443],
];

const hex8 = (bits: number) => bits.toString(16).padStart(8, '0');

/** A header with its hash: that of a chain which begins with it. */
const entryOf = ({ startChain }: Answers, genesis: string) =>
  startChain({ ...CHAIN_RULES.mainnet, genesis }).tip;

/** The chain after adding these headers to the genesis block. */
function grown(answers: Answers, ...more: string[]): string {
  const chain = answers.startChain(CHAIN_RULES.mainnet);
  for (const one of more) answers.extendChain(chain, entryOf(answers, one));
  return `height ${chain.height}, work ${chain.work}, tip ${hex(chain.tip.hash)}`;
}

/** Follow a node that has one more header. */
async function followed(answers: Answers): Promise<string> {
  const asked: string[] = [];
  const connection = {
    send: async (command: string, value: unknown) => void asked.push(`${command} ${show(value)}`),
    // one header, then an empty message
    waitFor: async () => ({
      command: 'headers',
      payload: fromHex(asked.length === 1 ? `01${BLOCK_1}00` : '00'),
    }),
  };
  const chain = answers.startChain(CHAIN_RULES.mainnet);
  await answers.followChain(connection, chain);
  return `${asked.join(', ')} → height ${chain.height}`;
}

/** Lesson 15. */
export const trials: Trial[] = [
  {
    title: 'nextBits',
    rows: ({ nextBits }) =>
      EPOCHS.map(([bits, first, last]) => [
        `${hex8(bits)}, ${last - first} seconds`,
        () => hex8(nextBits(bits, first, last, LIMIT)),
      ]),
  },
  {
    title: 'startChain, expectedBits, extendChain',
    rows: (answers) => [
      ['the genesis block', () => grown(answers)],
      ['block 1 on top', () => grown(answers, BLOCK_1)],
      ['the genesis block on top', () => grown(answers, GENESIS)],
      ['block 1 with another nonce', () => grown(answers, `${BLOCK_1.slice(0, -2)}98`)],
      ['the bits of height 1', () => hex8(answers.expectedBits(answers.startChain(CHAIN_RULES.mainnet), 0))],
    ],
  },
  {
    title: 'locatorHeights',
    rows: ({ locatorHeights }) =>
      [0, 1, 9, 11, 100, 38_000].map((height) => [String(height), () => locatorHeights(height).join(' ')]),
  },
  {
    title: 'followChain: a node with one more header',
    rows: (answers) => [['what is sent → the chain', () => followed(answers)]],
  },
];
