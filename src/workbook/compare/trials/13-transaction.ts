import { fromHex, hex } from '../../../wire/bytes';
import { show } from '../../../draw/show-value';
import { encode } from '../../../wire/codec/codec';
import { Reader } from '../../../wire/codec/reader';
import { recording } from '../../../peers/recordings';
import type { Answers, Row, Trial } from '../trial';

const TRANSACTIONS = ['tx-f4184fc5', 'tx-bip143-p2wpkh', 'btcd-tx-stripped', 'btcd-tx-witness'];
const BLOCKS = ['block-0', 'block-170', 'btcd-block-stripped', 'btcd-block-witness'];

/** The recording of block 170, the first payment in it, and a transaction in another block. */
const BLOCK = '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee';
const PAYMENT = 'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16';
const ELSEWHERE = 'e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609';

function payloadOf(name: string): Uint8Array {
  const { kind, bytes } = recording(name);
  return kind === 'frame' ? bytes.slice(24) : bytes;
}

/** A hash as on the wire. */
const hashBytes = (text: string) => fromHex(text).reverse();

const read = ({ readTransaction }: Answers, name: string) => readTransaction(new Reader(payloadOf(name)));
const blockOf = ({ block }: Answers, name: string) => block.read(new Reader(payloadOf(name)));

/** What is in a transaction, and whether writing it returns the same bytes. */
function thereAndBack(answers: Answers, name: string): string {
  const tx = read(answers, name);
  const same =
    hex(encode(answers.writeTransaction, tx)) === hex(payloadOf(name)) ? 'same bytes' : 'other bytes';
  return `${tx.inputs.length} in, ${tx.outputs.length} out, ${show(tx.witnesses)}; ${same}`;
}

/**
 * Fetch a transaction from three messages: another transaction, a notfound for another, and the one
 * requested.
 */
async function errand(answers: Answers): Promise<string> {
  const { fetchTransaction, txid } = answers;
  const sent: string[] = [];
  const coming = [
    { command: 'tx', payload: payloadOf('tx-f4184fc5') },
    { command: 'notfound', payload: Uint8Array.of(1, 1, 0, 0, 0, ...hashBytes(PAYMENT)) },
    { command: 'tx', payload: payloadOf('tx-bip143-p2wpkh') },
  ];
  const connection = {
    send: async (command: string, value: unknown) => void sent.push(`${command} ${show(value)}`),
    patience: 1000,
    receive: async () => coming.shift(),
    waitFor: async () => coming.shift(),
  };
  const got = txid(await fetchTransaction(connection, ELSEWHERE));
  return `${sent.join(', ')} → ${got}`;
}

/** Lesson 13. */
export const trials: Trial[] = [
  {
    title:
      'readTransaction, writeTransaction: inputs, outputs, witnesses; and whether writing it returns the same bytes',
    rows: (answers) => TRANSACTIONS.map((name) => [name, () => thereAndBack(answers, name)]),
  },
  {
    title: 'readTransaction: truncated',
    rows: ({ readTransaction }) =>
      TRANSACTIONS.map((name) => [
        name,
        () => show(readTransaction(new Reader(payloadOf(name).slice(0, -5)))),
      ]),
  },
  {
    title: 'txid',
    rows: (answers) => TRANSACTIONS.map((name) => [name, () => answers.txid(read(answers, name))]),
  },
  {
    title: 'merkleRoot: the blocks, and three hashes',
    rows: (answers) => [
      ...BLOCKS.map((name): Row => [
        name,
        () => hex(answers.merkleRoot(blockOf(answers, name).transactions.map(answers.txid).map(hashBytes))),
      ]),
      ['three', () => hex(answers.merkleRoot([1, 2, 3].map((byte) => new Uint8Array(32).fill(byte))))],
    ],
  },
  {
    title: 'findInBlock: in block 170',
    rows: (answers) => [
      ['the payment', () => answers.txid(answers.findInBlock(blockOf(answers, 'block-170'), BLOCK, PAYMENT))],
      ['another one', () => show(answers.findInBlock(blockOf(answers, 'block-170'), BLOCK, ELSEWHERE))],
      ['in another block', () => show(answers.findInBlock(blockOf(answers, 'block-0'), BLOCK, PAYMENT))],
    ],
  },
  {
    title: 'fetchTransaction: the third answer is the one requested',
    rows: (answers) => [['what is sent → what is fetched', () => errand(answers)]],
  },
];
