import { expectedBits } from 'answers/15-chain';
import { type ChainRules, CHAIN_RULES } from '../../src/wire/chain-rules';
import * as reference from '../../solutions/15-chain';
import { type Chain, MAINNET, genesis, mined, grown } from './shared';

const NEXT_TIME_TAKEN =
  'The retarget takes the time from the first header of the old epoch to its last one, which is the tip. When the next header comes does not count.';

/** What a retarget gives if the epoch is taken to end with the next header, which comes at this time. */
const untilNext = ({ rules, epoch, tip }: Chain, time: number) =>
  reference.nextBits((rules.fromFirst ? epoch : tip).bits, epoch.time, time, rules.limit);

describe('expectedBits', () => {
  test('stay the same inside an epoch', () => {
    expect(expectedBits(reference.startChain(MAINNET), genesis.time + 5)).toGive(0x1d00ffff, [
      [
        0x1c3fffc0,
        'You retargeted at height 1. What counts is the height of the next header: chain.height + 1.',
      ],
    ]);
  });

  test('change at height 2016, and not before', () => {
    const chain = grown(2014);
    const last = mined(chain, { time: chain.tip.time + 100 });
    expect(expectedBits(chain, last.time)).toGive(0x207fffff, [
      [0x201fffff, 'One block too early. Retarget at heights that are multiples of 2016.'],
    ]);
    reference.extendChain(chain, last);
    expect(expectedBits(chain, last.time + 100)).toGive(0x201fffff, [
      [0x207fffff, 'At height 2016 the difficulty changes: the next height is chain.height + 1.'],
    ]);
  });

  test('never change on regtest', () => {
    const chain: Chain = { ...reference.startChain(CHAIN_RULES.regtest), height: 2015 };
    expect(expectedBits(chain, chain.tip.time + 1)).toGive(0x207fffff, [
      [0x201fffff, 'On regtest the difficulty stays as it is: look at rules.retargets.'],
    ]);
    const harder: Chain = { ...chain, height: 7, tip: { ...chain.tip, bits: 0x201fffff }, bits: 0x201fffff };
    expect(expectedBits(harder, harder.tip.time + 5000)).toGive(0x201fffff, [
      [
        0x207fffff,
        'You applied the rule of the 20 minutes on regtest. Without retargets nothing else applies: the bits are those of the previous header.',
      ],
    ]);
  });

  /** A chain of a test network in the middle of an epoch: real bits 1c05a3f4; its tip may be an easy header. */
  const testnet = (bits: number, rules = CHAIN_RULES.testnet3): Chain => {
    const start = reference.startChain(rules);
    const epoch = { ...start.tip, time: start.tip.time - 500_000 };
    return { ...start, height: 5000, epoch, tip: { ...start.tip, bits }, bits: 0x1c05a3f4 };
  };

  test('are the limit on testnet after more than 20 minutes, but not after exactly 20 minutes', () => {
    const chain = testnet(0x1c05a3f4);
    expect(expectedBits(chain, chain.tip.time + 600)).toGive(0x1c05a3f4, [
      [
        (got: unknown) => got === 0x1d00ffff && expectedBits(chain, chain.tip.time) === 0x1c05a3f4,
        'Only ten minutes, 600 seconds, have passed since the previous header. Times are in seconds: 20 minutes are 1,200.',
      ],
      [
        0x1d00ffff,
        'Only ten minutes have passed since the previous header. Count from it, not from the first of the epoch.',
      ],
    ]);
    expect(expectedBits(chain, chain.tip.time + 1201)).toGive(0x1d00ffff, [
      [
        0x1c05a3f4,
        'More than 20 minutes after the previous header, a test network requires the easiest target.',
      ],
    ]);
    expect(expectedBits(chain, chain.tip.time + 1200)).toGive(0x1c05a3f4, [
      [0x1d00ffff, 'Exactly 20 minutes are not more than 20 minutes.'],
    ]);
  });

  test('return on testnet to what they were before an easy header', () => {
    const chain = testnet(0x1d00ffff);
    expect(expectedBits(chain, chain.tip.time + 10)).toGive(0x1c05a3f4, [
      [0x1d00ffff, 'The easy header is an exception. The next one returns to chain.bits.'],
    ]);
  });

  test('have no such exception on mainnet', () => {
    const chain = testnet(0x1c05a3f4, MAINNET);
    expect(expectedBits(chain, chain.tip.time + 5000)).toGive(0x1c05a3f4, [
      [0x1d00ffff, 'That exception is for test networks only: look at rules.easyAfter20Minutes.'],
    ]);
  });

  test('start from the first header of the epoch on testnet4, from the last on testnet3', () => {
    const at = (rules: ChainRules): Chain => {
      const chain = testnet(0x1d00ffff, rules);
      const epoch = { ...chain.tip, bits: 0x1c05a3f4, time: chain.tip.time - 1_209_600 };
      return { ...chain, height: 2 * 2016 - 1, epoch };
    };
    expect(expectedBits(at(CHAIN_RULES.testnet4), genesis.time)).toGive(0x1c05a3f4, [
      [
        0x1d00ffff,
        'With fromFirst, compute the new target from the bits of the epoch’s first header (BIP 94).',
      ],
      [untilNext(at(CHAIN_RULES.testnet4), genesis.time), NEXT_TIME_TAKEN],
    ]);
    expect(expectedBits(at(CHAIN_RULES.testnet3), genesis.time)).toGive(0x1d00ffff, [
      [0x1c05a3f4, 'Only if the rules say fromFirst. Otherwise the bits of the last header count.'],
    ]);
  });

  test('have no exception on testnet at the beginning of an epoch', () => {
    const chain = testnet(0x1c05a3f4);
    const epoch = { ...chain.tip, time: chain.tip.time - 1_209_600 };
    expect(expectedBits({ ...chain, height: 2 * 2016 - 1, epoch }, chain.tip.time + 5000)).toGive(
      0x1c05a3f4,
      [
        [0x1d00ffff, 'Every 2016th header must have what the retarget says, however late it comes.'],
        [untilNext({ ...chain, height: 2 * 2016 - 1, epoch }, chain.tip.time + 5000), NEXT_TIME_TAKEN],
      ],
    );
  });
});
