import { extendChain } from 'answers/15-chain';
import { hex, sameBytes } from '../../src/wire/bytes';
import { type ChainRules } from '../../src/wire/chain-rules';
import { bitsToTarget, meetsTarget } from '../../solutions/14-headers';
import { ChainError } from '../../src/wire/streams/peer-errors';
import * as reference from '../../solutions/15-chain';
import {
  type Chain,
  type HashedHeader,
  MAINNET,
  EASY,
  genesis,
  block1,
  threw,
  hex8,
  mined,
  grown,
  refusal,
} from './shared';

/** The visible state of a chain, as a string. */
const stateOf = ({ height, tip, epoch, bits, work }: Chain) =>
  `height ${height}, tip ${hex(tip.hash)}, epoch from ${epoch.time}, bits ${hex8(bits)}, work ${work}`;

const FIRST_RULE =
  'This header breaks several rules. Report the first one: check link, bits, time and proof in this order.';

describe('extendChain', () => {
  test('puts block 1 of mainnet on top of the genesis', () => {
    const chain = reference.startChain(MAINNET);
    expect(() => extendChain(chain, block1)).toGive(undefined, [
      [
        (got: unknown) => got instanceof ChainError && got.rule === 'link' && got.expected === got.found,
        'You rejected it, but it is the real block 1, and both hashes are the same. Compare bytes with sameBytes, in wire order; === and !== compare the arrays themselves.',
      ],
      [threw, 'You rejected it, but it is the real block 1.'],
    ]);
    expect(chain.height).toGive(1, [
      [
        (got: unknown) => got === 0 && sameBytes(chain.tip.hash, block1.hash),
        'The tip is the new header, but the height is still 0, that of the previous one. It is 1 more with each header.',
      ],
      [0, 'The chain has not changed. Change it in place: the caller does not see a new object.'],
      [() => true, 'That is the height of the chain. A header on top of height 0 has height 1.'],
    ]);
    expect(chain.tip).toGive(block1);
    expect(chain.work).toGive(2n * 0x100010001n, [
      [0x100010001n, 'Add the work of the new header to the sum.'],
      [
        () => true,
        'That is the work of the chain: the sum for the genesis and block 1. For each header add workFor of its target.',
      ],
    ]);
  });

  test('rejects a header that does not follow the tip', () => {
    const chain = reference.startChain(MAINNET);
    expect(refusal(() => extendChain(chain, genesis))).toGive('link at height 1', [
      ['it was accepted', 'You accepted it. The field previous must be the hash of the tip.'],
      ['link at height 0', 'The height of a header on top of height 0 is 1.'],
    ]);
  });

  test('rejects a header with other bits than the rules require', () => {
    const chain = grown(3);
    const easier = mined(chain, { bits: 0x201fffff });
    expect(refusal(() => extendChain(chain, easier))).toGive('bits at height 4', [
      [
        'it was accepted',
        'You accepted it. A miner may not choose the difficulty, not even a harder one. (If you did compare: had you changed the chain by then?)',
      ],
    ]);
  });

  test('rejects a header without enough work', () => {
    const chain = grown(3);
    let lazy = mined(chain, {}, 1n << 256n);
    for (let time = 1; meetsTarget(lazy.hash, EASY.limit); time++) {
      lazy = mined(chain, { time: lazy.time + time }, 1n << 256n);
    }
    expect(refusal(() => extendChain(chain, lazy))).toGive('proof at height 4', [
      ['it was accepted', 'You accepted it. Its hash is above its target.'],
    ]);
  });

  test('compares the hash with the target of the header, not only with the limit', () => {
    const start = reference.startChain(EASY);
    const chain: Chain = { ...start, tip: { ...start.tip, bits: 0x1f00ffff }, bits: 0x1f00ffff };
    let lucky = mined(chain, {}, EASY.limit);
    while (meetsTarget(lucky.hash, 0xffffn << 224n)) {
      lucky = mined(chain, { time: lucky.time + 1 }, EASY.limit);
    }
    expect(refusal(() => extendChain(chain, lucky))).toGive('proof at height 1', [
      ['it was accepted', 'You accepted it. Its hash is below the limit, but above the target of its bits.'],
    ]);
  });

  test.each([
    ['inside an epoch', 3],
    ['at the beginning of an epoch', 2015],
  ])('leaves the chain unchanged if it rejects a header %s, whatever rule the header breaks', (_, height) => {
    const chain = grown(height);
    const good = mined(chain);
    const target = bitsToTarget(good.bits, EASY.limit);
    let lazy = mined(chain, {}, 1n << 256n);
    while (meetsTarget(lazy.hash, target)) lazy = mined(chain, { time: lazy.time + 1 }, 1n << 256n);
    const invalid: [string, HashedHeader][] = [
      ['link', { ...good, previous: good.hash }],
      ['bits', mined(chain, { bits: 0x200fffff })],
      ['proof', lazy],
    ];
    for (const [rule, header] of invalid) {
      const yours = { ...chain };
      expect(refusal(() => extendChain(yours, header))).toGive(`${rule} at height ${height + 1}`, [
        [
          (got: unknown) => rule === 'proof' && height === 2015 && got === 'bits at height 2016',
          'You rejected its bits, but they are right: at height 2016 the difficulty changes. Compare with expectedBits, not with the bits of the chain or of the tip.',
        ],
      ]);
      expect(stateOf(yours)).toGive(stateOf(chain), [
        [
          () => true,
          `You changed the chain before you had checked everything. This header breaks the rule ${rule}.`,
        ],
      ]);
    }
  });

  test.each([0, 2010])('extends a chain header by header, from height %d up', (start) => {
    const chain = grown(start);
    const yours: Chain = { ...chain };
    let { epoch, work } = chain;
    for (let height = start + 1; height <= start + 10; height++) {
      const next = mined(chain, { time: chain.tip.time + 100 });
      reference.extendChain(chain, next);
      extendChain(yours, next);
      if (height === 2016) epoch = next;
      expect(yours.epoch.time).toGive(epoch.time, [
        [
          () => true,
          'chain.epoch is the first header of an epoch. It changes at heights 2016, 4032 and so on.',
        ],
      ]);
      // six times as fast as it should be: four times as hard
      const bits = height < 2016 ? 0x207fffff : 0x201fffff;
      work += height < 2016 ? 2n : 8n;
      expect(hex8(yours.bits)).toGive(hex8(bits), [
        [
          '207fffff',
          'At height 2016 an epoch begins, and chain.bits must follow it: set it with chain.epoch.',
        ],
      ]);
      expect(yours.work).toGive(work, [
        [
          (got: unknown) => height === 2016 && got === work - 6n,
          'You added the work of the previous header. Count the new one: its target.',
        ],
      ]);
      expect(stateOf(yours)).toGive(stateOf({ ...chain, height, tip: next, epoch, bits, work }));
    }
  });

  test('keeps in chain.bits the bits of the last header that was not an easy one', () => {
    const rules: ChainRules = { ...EASY, easyAfter20Minutes: true };
    const start = reference.startChain(rules);
    const chain: Chain = { ...start, tip: { ...start.tip, bits: 0x203fffff }, bits: 0x203fffff };
    const before = chain.work;
    extendChain(chain, mined(chain, { time: chain.tip.time + 5000 }));
    expect(chain.work - before).toGive(2n, [
      [4n, 'An easy header takes less work than chain.bits would. Count the work of its own bits.'],
    ]);
    expect(hex8(chain.bits)).toGive('203fffff', [
      ['207fffff', 'chain.bits must be the bits of the last header that was not an easy one.'],
    ]);
    extendChain(chain, mined(chain, { time: chain.tip.time + 10 }));
    expect(hex8(chain.tip.bits)).toGive('203fffff');
  });

  test('does not take the limit for an exception at the beginning of an epoch', () => {
    const rules: ChainRules = { ...EASY, easyAfter20Minutes: true };
    const start = reference.startChain(rules);
    const tip = { ...start.tip, bits: 0x203fffff, time: start.tip.time + 4_838_400 };
    const chain: Chain = { ...start, height: 2015, tip, bits: 0x203fffff };
    extendChain(chain, mined(chain));
    expect(hex8(chain.bits)).toGive('207fffff', [
      ['203fffff', 'The retarget led to the limit. That is not an easy header: chain.bits must follow it.'],
    ]);
  });

  describe('checks the time of the first header of an epoch on testnet4:', () => {
    const rules: ChainRules = { ...EASY, noTimeWarp: true };
    const before = (height: number, on = rules) => ({ ...grown(height), rules: on });
    const earlier = (chain: Chain, seconds: number) => mined(chain, { time: chain.tip.time - seconds });

    test('it rejects 601 seconds before the tip, but not 600', () => {
      const chain = before(2015);
      expect(refusal(() => extendChain(chain, earlier(chain, 601)))).toGive('time at height 2016', [
        [
          'it was accepted',
          'You accepted it. With noTimeWarp, the first header of an epoch must not be more than 600 seconds earlier than the tip: compare both times.',
        ],
      ]);
      expect(refusal(() => extendChain(chain, earlier(chain, 100_601)))).toGive('time at height 2016');
      expect(refusal(() => extendChain(chain, earlier(chain, 600)))).toGive('it was accepted', [
        ['time at height 2016', 'Exactly 600 seconds are not more than 600.'],
      ]);
    });

    test('it accepts any later time', () => {
      const chain = before(2015);
      expect(refusal(() => extendChain(chain, earlier(chain, -100_000)))).toGive('it was accepted', [
        ['time at height 2016', 'You rejected it for being late. Only being too early breaks the rule.'],
      ]);
    });

    test('it has no such rule inside an epoch, nor on mainnet', () => {
      const inside = before(2014);
      expect(refusal(() => extendChain(inside, earlier(inside, 5000)))).toGive('it was accepted', [
        ['time at height 2015', 'Check the time only for the first header of an epoch.'],
      ]);
      const mainnet = before(2015, EASY);
      expect(refusal(() => extendChain(mainnet, earlier(mainnet, 5000)))).toGive('it was accepted', [
        ['time at height 2016', 'That rule is for testnet4 only: look at rules.noTimeWarp.'],
      ]);
    });

    test('it leaves the chain unchanged when it rejects a header', () => {
      const chain = before(2015);
      const yours = { ...chain };
      refusal(() => extendChain(yours, earlier(chain, 601)));
      expect(stateOf(yours)).toGive(stateOf(chain), [
        [
          () => true,
          'You changed the chain before you had checked everything. This header breaks the rule time.',
        ],
      ]);
    });
  });

  test('rejects bits that stand for no target, before it computes their target', () => {
    const chain = grown(3);
    // above the limit, zero, negative, overflowing
    for (const bits of [0x2100ffff, 0, 0x1d80ffff, 0x2300ffff]) {
      const strange = mined(chain, { bits }, EASY.limit);
      expect(refusal(() => extendChain(chain, strange))).toGive('bits at height 4', [
        [
          (got: unknown) => got instanceof RangeError,
          'bitsToTarget threw, since these bits stand for no valid target. Check the bits first, with a ChainError.',
        ],
        ['proof at height 4', FIRST_RULE],
      ]);
    }
  });

  test('reports the first rule that a header breaks', () => {
    const chain: Chain = { ...grown(2015), rules: { ...EASY, noTimeWarp: true } };
    const early = chain.tip.time - 5000;
    const all: [string, Partial<HashedHeader>][] = [
      ['link', { previous: genesis.previous, bits: 0x200fffff }],
      ['bits', { bits: 0x200fffff }],
      ['time', {}],
    ];
    for (const [rule, change] of all) {
      let time = early;
      const next = () => mined(chain, { ...change, time }, 1n << 256n);
      // no proof of work, either
      while (meetsTarget(next().hash, EASY.limit)) time--;
      expect(refusal(() => extendChain(chain, next()))).toGive(`${rule} at height 2016`, [
        [() => true, FIRST_RULE],
      ]);
    }
  });
});
