import {
  bitsToTarget,
  expectedBits,
  extendChain,
  followChain,
  locatorHeights,
  meetsTarget,
  nextBits,
  readHeaderEntry,
  startChain,
  targetToBits,
  workFor,
  writeHeaderEntry,
} from 'answers/10-headers';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { fromHex, hex } from '../src/wire/bytes';
import { type ChainRules, RULES } from '../src/wire/chain-rules';
import { anyBytes, forAny, survives } from '../src/suite/for-any';
import { reader } from '../src/suite/inputs';
import { expectOfView } from '../src/suite/at-offset';
import { onLeash } from '../src/suite/resource-tracker';
import type { Known } from '../src/suite/matchers';
import { PlainPeer, twoEnds } from '../src/suite/scripted-peer';
import { eventually, soon } from '../src/suite/deadline';
import { pause } from '../src/suite/event-loop-turns';
import { decode, encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import type { Writer } from '../src/wire/codec/writer';
import { sha256 } from '../src/wire/sha256';
import { ChainError } from '../src/wire/streams/peer-errors';
// what is judged here is made with the reference, so that a fault is found where it is
import { writeMessage } from '../solutions/01-framing';
import { Demultiplexer } from '../solutions/07-streams';
import { Connection } from '../solutions/08-handshake';
import { hash256 } from '../solutions/09-getdata';
import * as reference from '../solutions/10-headers';

type Chain = reference.Chain;
type HashedHeader = reference.HashedHeader;

const MAINNET = RULES.mainnet;
const EASY = RULES.practice;

/** The first two headers of mainnet. Each proves itself: its hash is as low as only a lot of work can make it. */
const GENESIS = MAINNET.genesis;
const BLOCK_1 =
  '010000006fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000982051fd1e4ba744bbbe680e1fee14677ba1a3c3540bf7b1cdb606e857233e0e61bc6649ffff001d01e36299';
const GENESIS_HASH = '6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000';
const BLOCK_1_HASH = '4860eb18bf1b1620e37e9490fc8a427514416fd75159ab86688e9a8300000000';

const entryOf = (header: string) => reference.readHeaderEntry(reader(`${header}00`));
const genesis = entryOf(GENESIS);
const block1 = entryOf(BLOCK_1);

const threw = (got: unknown) => got instanceof Error;
const hex8 = (bits: unknown) => Number(bits).toString(16).padStart(8, '0');

/** A connection of the reference's. Yours may have other private parts, which makes it another type. */
const overSocket = (socket: Socket) => Connection.over(socket) as never;

/** The next header of a chain, with the work done; `change` makes it a bad one, and it is worked on afterwards. */
function mined(chain: Chain, change: Partial<HashedHeader> = {}, target?: bigint): HashedHeader {
  const time = change.time ?? chain.tip.time + 600;
  const bits = change.bits ?? reference.expectedBits(chain, time);
  const highest = target ?? reference.bitsToTarget(bits, EASY.limit);
  const { hash: _, ...next } = { ...genesis, previous: chain.tip.hash, ...change, time, bits };
  const tried = encode(reference.writeHeaderEntry, { ...next, nonce: 0 });
  const nonce = new DataView(tried.buffer, tried.byteOffset + 76, 4);
  // thousands are mined here: only the nonce is written anew
  while (!reference.meetsTarget(hash256(tried.subarray(0, 80)), highest)) {
    nonce.setUint32(0, nonce.getUint32(0, true) + 1, true);
  }
  return decode(reference.readHeaderEntry, tried);
}

/** A chain of the reference's that has grown to a height in its first epoch; a block came every 100 seconds. */
function grown(height: number): Chain {
  const start = reference.startChain(EASY);
  return { ...start, height, tip: { ...start.tip, time: start.tip.time + 100 * height } };
}

/** What can be seen of a chain, as text. */
const stateOf = ({ height, tip, epoch, bits, work }: Chain) =>
  `height ${height}, tip ${hex(tip.hash)}, epoch from ${epoch.time}, bits ${hex8(bits)}, work ${work}`;

/** What a call is refused for: `bits at height 4`. */
const refusal = (call: () => unknown): unknown => {
  try {
    call();
    return 'it was accepted';
  } catch (error) {
    return error instanceof ChainError ? `${error.rule} at height ${error.height}` : error;
  }
};

describe('readHeaderEntry', () => {
  test('the first header of mainnet: 80 bytes, a zero, and its hash', () => {
    const r = reader(`${GENESIS}00 ff`);
    const got = readHeaderEntry(r);
    expect(got.hash).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_HASH).reverse(),
        'That is the hash as people write it. Here it stays as it lies on the wire.',
      ],
      [
        hash256(fromHex(`${GENESIS}00ff`)),
        'All that was left was hashed. The hash is that of the 80 bytes of the header.',
      ],
      [
        hash256(fromHex(`${GENESIS}00`)),
        'The hash is that of the 80 bytes. The number of transactions behind them is not a part of the header.',
      ],
      [undefined, 'The field hash is missing: the double SHA-256 of the 80 bytes.'],
      [sha256(fromHex(GENESIS)), 'Hashed once. The name of a block is the SHA-256 of the SHA-256.'],
    ]);
    expect(got).toGive(genesis);
    expect(r.offset).toGive(81, [
      [80, 'The number of transactions was not read. It is there, though it is always 0.'],
    ]);
  });

  test('the second names the first', () => {
    expect(readHeaderEntry(reader(`${BLOCK_1}00`)).previous).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_HASH).reverse(),
        'That is how people write it. In a header the hash stays as it lies on the wire.',
      ],
    ]);
    expect(readHeaderEntry(reader(`${BLOCK_1}00`)).hash).toGive(fromHex(BLOCK_1_HASH));
  });

  test('it is read where it stands, also behind other bytes', () => {
    const r = reader(`fd02 ${GENESIS}00 ${BLOCK_1}00`);
    r.bytes(2);
    const known: Known = [
      [
        () => true,
        'The hash is of other bytes. Take the 80 that were just read, from where the reader stood.',
      ],
    ];
    expect(readHeaderEntry(r).hash).toGive(fromHex(GENESIS_HASH), known);
    expect(readHeaderEntry(r).hash).toGive(fromHex(BLOCK_1_HASH), known);
  });

  test('a number of transactions that is not 0 is ignored', () => {
    const r = reader(`${GENESIS}fd0001`);
    expect(() => readHeaderEntry(r)).toGive(genesis, [[threw, 'Nodes ignore that number, whatever it is.']]);
    expect(r.offset).toGive(83, [
      [81, 'It is a varint, and may take more than a byte: what is left of it is read as the next header.'],
    ]);
  });

  test('what is cut off is named', () => {
    expect(() => readHeaderEntry(reader(GENESIS.slice(0, 158)))).toRefuse({ path: 'nonce', offset: 76 });
    expect(() => readHeaderEntry(reader(GENESIS))).toRefuse({ path: 'transactions', offset: 80 });
  });

  test('where the reader is not at 0, an offset counts from the start all the same', () => {
    const r = reader(`${'00'.repeat(7)}${GENESIS}`);
    r.bytes(7);
    expect(() => readHeaderEntry(r)).toRefuse({ path: 'transactions', offset: 87 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 80,
        'The reader was at byte 7, and the offset was counted from there. It counts from the start of what is read: r.offset knows it.',
      ],
    ]);
  });

  test('whatever comes, it ends with a header or a WireError', () => {
    forAny([anyBytes(100)], (bytes) => survives(readHeaderEntry, bytes));
  });
});

describe('writeHeaderEntry', () => {
  test('80 bytes as they were, and a zero', () => {
    expect(encode(writeHeaderEntry, block1)).toGive(fromHex(`${BLOCK_1}00`), [
      [fromHex(BLOCK_1), 'The zero is missing: an entry has the number of transactions behind the header.'],
    ]);
  });

  test('any header comes back', () => {
    const anyHeader = fc.record({
      version: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      previous: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      merkleRoot: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      time: fc.integer({ min: 0, max: 0xffffffff }),
      bits: fc.integer({ min: 0, max: 0xffffffff }),
      nonce: fc.integer({ min: 0, max: 0xffffffff }),
    });
    forAny([anyHeader], (header) => {
      const { hash: _, ...back } = decode(reference.readHeaderEntry, encode(writeHeaderEntry, header));
      expect(back).toGive(header);
    });
  });

  test('the header still has its hash afterwards', () => {
    const next = entryOf(BLOCK_1);
    encode(writeHeaderEntry, next);
    expect(next).toGive(entryOf(BLOCK_1), [
      [
        () => true,
        'The header that was given has changed. It belongs to the caller: its hash is not written, and stays.',
      ],
    ]);
  });

  test('a time that does not fit is refused', () => {
    expect(() => encode(writeHeaderEntry, { ...block1, time: 2 ** 32 })).toRefuse({
      path: 'time',
      offset: 68,
    });
  });

  test('where the writer is not at 0, an offset counts from the start all the same', () => {
    const later = (w: Writer) => {
      w.bytes(new Uint8Array(7));
      writeHeaderEntry(w, { ...block1, time: -1 });
    };
    expect(() => encode(later, undefined)).toRefuse({ path: 'time', offset: 75 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 68,
        'Seven bytes had been written before, and the offset was counted from there. It counts from the start: w.offset knows it.',
      ],
    ]);
  });
});

describe('bitsToTarget', () => {
  const cases: [number, bigint][] = [
    [0x1d00ffff, 0xffffn << 208n],
    [0x1b0404cb, 0x0404cbn << 192n],
    [0x1c05a3f4, 0x05a3f4n << 200n],
    [0x04123456, 0x12345600n],
    [0x03123456, 0x123456n],
    [0x02123456, 0x1234n],
    [0x01123456, 0x12n],
    [0x207fffff, 0x7fffffn << 232n],
  ];

  /** No limit but that of the 256 bits. */
  const ANY = 1n << 256n;

  test('1d00ffff is 00ffff with 26 zero bytes behind it', () => {
    expect(() => bitsToTarget(0x1d00ffff, ANY)).toGive(0xffffn << 208n, [
      [
        0xffffn << 232n,
        'The length counts all bytes of the target, also the three digits: 256^(length − 3).',
      ],
      [0xffffn << 26n, 'A shift by a number of bytes: it takes 8 bits for each.'],
      [
        (got: unknown) => typeof got === 'number',
        'A number is not exact above 2^53. A target has 256 bits: bigint.',
      ],
    ]);
  });

  test.each(cases.map(([bits, target]) => [hex8(bits), bits, target] as const))('%s', (_, bits, target) => {
    expect(() => bitsToTarget(bits, ANY)).toGive(target, [
      [threw, 'A short target is a target too: below a length of 3, digits are cut off.'],
    ]);
  });

  const refused: [number, string, string][] = [
    [0x00123456, 'zero', 'nothing is left of the digits'],
    [0x1d000000, 'zero', 'the digits are 0'],
    [0x01003456, 'zero', 'nothing is left of the digits'],
    [0x04923456, 'negative', 'the top bit of the digits is a minus sign'],
    [0x1d80ffff, 'negative', 'the top bit of the digits is a minus sign'],
    [0x2200ffff + 0x01000000, 'overflowing', 'it has more than 256 bits'],
    [0x21010000, 'overflowing', 'it is 2^256, and 256 bits hold one less'],
    [0xff123456, 'overflowing', 'it has more than 256 bits'],
    [0x1d010000, 'above the limit', 'mainnet allows 1d00ffff at the most'],
    [0x207fffff, 'above the limit', 'mainnet allows 1d00ffff at the most'],
  ];
  test.each(refused.map(([bits, word, why]) => [hex8(bits), word, why, bits] as const))(
    '%s is refused: %s, for %s',
    (_, word, why, bits) => {
      expect(() => bitsToTarget(bits, MAINNET.limit)).toRefuseWith(
        RangeError,
        [word],
        [[(got: unknown) => typeof got === 'bigint', `It was accepted. The target is ${word}: ${why}.`]],
      );
    },
  );

  test('the limit itself is allowed, one step above it is not', () => {
    expect(() => bitsToTarget(0x1d00ffff, MAINNET.limit)).toGive(MAINNET.limit, [
      [threw, 'That is exactly the limit of mainnet, and it is allowed.'],
    ]);
    expect(() => bitsToTarget(0x1d00ffff, MAINNET.limit - 1n)).toRefuseWith(RangeError, ['above the limit']);
  });
});

describe('targetToBits', () => {
  const cases: [bigint, number][] = [
    [0xffffn << 208n, 0x1d00ffff],
    [0x0404cbn << 192n, 0x1b0404cb],
    [0x7fffffn << 232n, 0x207fffff],
    [0x12n, 0x01120000],
    [0x1234n, 0x02123400],
    [0x123456n, 0x03123456],
    [0x80n, 0x02008000],
    [0x800000n, 0x04008000],
    [0x7fn, 0x017f0000],
    [0n, 0],
    [1n, 0x01010000],
    [(1n << 256n) - 1n, 0x2100ffff],
  ];

  test('the limit of mainnet is 1d00ffff', () => {
    expect(() => targetToBits(0xffffn << 208n)).toGive(0x1d00ffff, [
      [
        0x1cffff00,
        'The digits begin with ff: its top bit is the minus sign. A zero byte in front, and one more in the length.',
      ],
      [0x1c00ffff, 'The zero byte in front is counted, too: one more in the length.'],
    ]);
  });

  test.each(cases.map(([target, bits]) => [target.toString(16), target, hex8(bits), bits] as const))(
    '%s',
    (_, target, __, bits) => {
      const short = Number(BigInt.asUintN(24, target));
      expect(() => targetToBits(target)).toGive(bits, [
        [
          (got: unknown) => (Number(got) & 0x800000) !== 0,
          'The top bit of the digits is set, and that is the minus sign. From 80 on a zero byte goes in front.',
        ],
        [0x1b404cb0, 'A byte is two hex digits. If their number is odd, a 0 goes in front.'],
        [0x21010000, 'It was rounded: a number keeps 53 bits. Compute with bigint.'],
        [
          bits - (bits & 0xffffff) + short,
          'The digits of a short target stand at the left: 12 becomes 01 120000.',
        ],
        [0x01000000, 'Zero has no bytes at all: its length is 0.'],
      ]);
    },
  );

  test('what does not fit into three digits is cut off, not rounded', () => {
    expect(targetToBits((0x123456n << 32n) + 0xffffffffn)).toGive(0x07123456, [
      [0x07123457, 'It was rounded up. Then the target would be higher than what was asked for.'],
    ]);
  });

  test('there and back', () => {
    forAny([fc.bigInt({ min: 1n, max: EASY.limit })], (target) => {
      const bits = targetToBits(target);
      const back = reference.bitsToTarget(bits, 1n << 256n);
      // cut off behind at least 15 bits
      expect(back <= target && back > target - (target >> 14n) - 1n).toGive(true, [
        [false, `${target.toString(16)} became ${hex8(bits)}, which stands for another target.`],
      ]);
      expect(targetToBits(back)).toGive(bits);
    });
  });
});

describe('meetsTarget', () => {
  const target = 0xffffn << 208n;

  test('the first header of mainnet has done its work', () => {
    expect(() => meetsTarget(fromHex(GENESIS_HASH), target)).toGive(true, [
      [false, 'The hash is read as a little-endian number: its zeros are at the end, and count most.'],
    ]);
  });

  test('the hash stays as it is', () => {
    const hash = fromHex(BLOCK_1_HASH);
    meetsTarget(hash, target);
    expect(hash).toGive(fromHex(BLOCK_1_HASH), [
      [() => true, 'The hash was turned round in place. Take a copy first.'],
    ]);
  });

  test('a hash that is a view into a larger buffer is read as the view shows it', () => {
    expectOfView((hash) => meetsTarget(hash, target), fromHex(GENESIS_HASH), true);
  });

  test('two numbers are compared, not two texts', () => {
    const high = fromHex('01'.padStart(64, '0'));
    expect(() => meetsTarget(high, target)).toGive(false, [
      [true, 'As texts, 0100… comes before ffff…, although it is longer. Compare the numbers.'],
    ]);
  });

  test('one that is equal is low enough', () => {
    const equal = fromHex(target.toString(16).padStart(64, '0')).reverse();
    expect(() => meetsTarget(equal, target)).toGive(true, [[false, 'Equal is good: it is <=, and not <.']]);
    equal[0] = 1;
    expect(() => meetsTarget(equal, target)).toGive(false, [
      [true, 'That hash is higher by 1. All 32 bytes count, not only the first ones or a number’s 53 bits.'],
    ]);
  });

  test('one with its zeros at the other end has not', () => {
    expect(meetsTarget(fromHex(GENESIS_HASH).reverse(), target)).toGive(false, [
      [true, 'The hash was read big-endian. On the wire its first byte counts least.'],
    ]);
  });
});

describe('workFor', () => {
  test('the easiest target of mainnet takes 4,295,032,833 hashes', () => {
    expect(() => workFor(0xffffn << 208n)).toGive(0x100010001n, [
      [
        1n,
        'That is the difficulty: how much harder it is than the easiest target. Work is a number of hashes.',
      ],
    ]);
  });

  test('with half of all hashes good it takes two, with all of them one', () => {
    expect(workFor((1n << 255n) - 1n)).toGive(2n);
    expect(workFor((1n << 256n) - 1n)).toGive(1n);
  });

  test('0 is a good hash, too: there are target + 1', () => {
    expect(() => workFor(1n)).toGive(1n << 255n, [
      [1n << 256n, 'With a target of 1 there are two good hashes, 0 and 1. Divide by target + 1.'],
    ]);
    expect(() => workFor(0n)).toGive(1n << 256n);
  });
});

describe('nextBits', () => {
  const cases: [string, number, number, number, number][] = [
    ['the first that changed, height 32256', 0x1d00ffff, 1261130161, 1262152739, 0x1d00d86a],
    ['too slow, but it is at the limit already', 0x1d00ffff, 1231006505, 1233061996, 0x1d00ffff],
    ['four times too fast, and more: a quarter', 0x1c05a3f4, 1279008237, 1279297671, 0x1c0168fd],
    ['four times too slow, and more: four times', 0x1c387f6f, 1263163443, 1269211443, 0x1d00e1fd],
  ];
  const known: Known = [
    [
      (got: unknown) => [0x1d00d885, 0x1c01692a, 0x1d00e21a].includes(Number(got)),
      'Divided by 2015 × 600 seconds. From the first block to the last there are 2015 intervals, but Bitcoin divides by two weeks all the same: an old slip that has become a rule.',
    ],
    [0x1c015982, 'The time that an epoch took is at least a quarter of two weeks: less counts as that.'],
    [0x1c0168fc, 'Divided before it was multiplied: digits are lost. Multiply first.'],
  ];
  test.each(cases)('%s', (_, bits, first, last, want) => {
    expect(() => nextBits(bits, first, last, MAINNET.limit)).toGive(want, [
      ...known,
      [
        0x1d00ffff,
        last - first < 1_209_600
          ? 'It took 12 days, so the target goes down a little: multiply by the time it took, and divide by two weeks.'
          : 'Four times is the most. The time counts as eight weeks at the longest.',
      ],
      [
        (got: unknown) => typeof got === 'number' && reference.bitsToTarget(got, 1n << 256n) > MAINNET.limit,
        'The target went above the limit. It stays there.',
      ],
      [threw, 'It threw. A target above the limit is cut to the limit before it is written as bits.'],
    ]);
  });

  test('no digit is lost: 256 bits are too many for a number', () => {
    expect(nextBits(0x1b55b89c, 1_300_000_000, 1_300_846_720, MAINNET.limit)).toGive(0x1b3c013a, [
      [
        0x1b3c0139,
        'That is one less. A number has 53 bits, and a target has up to 256: reckon in bigints to the end.',
      ],
      [0x1b3c013b, 'That is one more. What is divided is cut off, and not rounded.'],
    ]);
  });

  test('two weeks exactly change nothing', () => {
    const first = 1_300_000_000;
    expect(nextBits(0x1c05a3f4, first, first + 1_209_600, MAINNET.limit)).toGive(0x1c05a3f4, [
      [
        (got: unknown) => typeof got === 'number' && got < 0x1c05a3f4,
        'Divided before it was multiplied: digits are lost. Multiply first.',
      ],
    ]);
  });

  test('clocks that run backwards count as a quarter of two weeks', () => {
    expect(nextBits(0x1c05a3f4, 1_300_000_000, 1_200_000_000, MAINNET.limit)).toGive(0x1c0168fd, [
      [0x1c168fd0, 'Backwards is less than nothing, and so less than a quarter: no absolute value.'],
    ]);
  });
});

describe('startChain', () => {
  test('one header: height 0, and the work of one block', () => {
    const chain = startChain(MAINNET);
    expect(chain.height).toGive(0, [[1, 'The first header is at height 0.']]);
    expect(chain.tip).toGive(genesis);
    expect(chain.epoch).toGive(genesis);
    expect(chain.bits).toGive(0x1d00ffff);
    expect(chain.work).toGive(0x100010001n, [[0n, 'The first block took work, too.']]);
    expect(chain.rules).toGive(MAINNET);
  });

  test('every network has its own', () => {
    expect(hex(startChain(RULES.regtest).tip.hash)).toGive(
      '06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f',
      [[GENESIS_HASH, 'That is the first header of mainnet. Take the one in the rules.']],
    );
  });

  test('two chains do not share anything that changes', () => {
    const one = startChain(EASY);
    const other = startChain(EASY);
    reference.extendChain(one, mined(one));
    expect(other.height).toGive(0, [[1, 'Both chains are the same object. Each call makes its own.']]);
  });
});

describe('expectedBits', () => {
  test('inside an epoch the bits stay', () => {
    expect(expectedBits(reference.startChain(MAINNET), genesis.time + 5)).toGive(0x1d00ffff, [
      [0x1c3fffc0, 'A retarget at height 1. The height of the next header counts: chain.height + 1.'],
    ]);
  });

  test('height 2016 is the first that may have others', () => {
    const chain = grown(2014);
    const last = mined(chain, { time: chain.tip.time + 100 });
    expect(expectedBits(chain, last.time)).toGive(0x207fffff, [
      [0x201fffff, 'A block too early. The retarget is at heights that are multiples of 2016.'],
    ]);
    reference.extendChain(chain, last);
    expect(expectedBits(chain, last.time + 100)).toGive(0x201fffff, [
      [0x207fffff, 'At height 2016 the difficulty changes: the next height is chain.height + 1.'],
    ]);
  });

  test('regtest never changes', () => {
    const chain: Chain = { ...reference.startChain(RULES.regtest), height: 2015 };
    expect(expectedBits(chain, chain.tip.time + 1)).toGive(0x207fffff, [
      [0x201fffff, 'On regtest the difficulty stays as it is: look at rules.retargets.'],
    ]);
  });

  /** A chain of a test network in the middle of an epoch: real bits 1c05a3f4, and its tip an easy block or not. */
  const testnet = (bits: number, rules = RULES.testnet3): Chain => {
    const start = reference.startChain(rules);
    return { ...start, height: 5000, tip: { ...start.tip, bits }, bits: 0x1c05a3f4 };
  };

  test('testnet: more than 20 minutes later it is the limit; 20 minutes exactly are not more', () => {
    const chain = testnet(0x1c05a3f4);
    expect(expectedBits(chain, chain.tip.time + 1201)).toGive(0x1d00ffff, [
      [0x1c05a3f4, 'More than 20 minutes after the block before, a test network wants the easiest target.'],
    ]);
    expect(expectedBits(chain, chain.tip.time + 1200)).toGive(0x1c05a3f4, [
      [0x1d00ffff, '20 minutes exactly are not more than 20 minutes.'],
    ]);
  });

  test('testnet: behind an easy block the difficulty is what it was before', () => {
    const chain = testnet(0x1d00ffff);
    expect(expectedBits(chain, chain.tip.time + 10)).toGive(0x1c05a3f4, [
      [0x1d00ffff, 'The easy block is an exception. The next goes back to chain.bits.'],
    ]);
  });

  test('mainnet knows no such exception', () => {
    const chain = testnet(0x1c05a3f4, MAINNET);
    expect(expectedBits(chain, chain.tip.time + 5000)).toGive(0x1c05a3f4, [
      [0x1d00ffff, 'That exception is for test networks only: look at rules.easyAfter20Minutes.'],
    ]);
  });

  test('testnet4 goes out from the first block of the epoch, testnet3 from the last', () => {
    const at = (rules: ChainRules): Chain => {
      const chain = testnet(0x1d00ffff, rules);
      const epoch = { ...chain.tip, bits: 0x1c05a3f4, time: chain.tip.time - 1_209_600 };
      return { ...chain, height: 2 * 2016 - 1, epoch };
    };
    expect(expectedBits(at(RULES.testnet4), genesis.time)).toGive(0x1c05a3f4, [
      [0x1d00ffff, 'With fromFirst the new target comes from the bits of the epoch’s first header (BIP 94).'],
    ]);
    expect(expectedBits(at(RULES.testnet3), genesis.time)).toGive(0x1d00ffff, [
      [0x1c05a3f4, 'Only where the rules say fromFirst. Elsewhere the bits of the last header count.'],
    ]);
  });

  test('testnet: at the beginning of an epoch there is no exception', () => {
    const chain = testnet(0x1c05a3f4);
    const epoch = { ...chain.tip, time: chain.tip.time - 1_209_600 };
    expect(expectedBits({ ...chain, height: 2 * 2016 - 1, epoch }, chain.tip.time + 5000)).toGive(
      0x1c05a3f4,
      [[0x1d00ffff, 'Every 2016th height has what the retarget says, however late it comes.']],
    );
  });
});

describe('extendChain', () => {
  test('block 1 of mainnet belongs on top of the genesis', () => {
    const chain = reference.startChain(MAINNET);
    expect(() => extendChain(chain, block1)).toGive(undefined, [
      [threw, 'It was refused, and it is the real block 1.'],
    ]);
    expect(chain.height).toGive(1);
    expect(chain.tip).toGive(block1);
    expect(chain.work).toGive(2n * 0x100010001n, [
      [0x100010001n, 'The work of the new header is added to the sum.'],
    ]);
  });

  test('a header that does not follow the tip', () => {
    const chain = reference.startChain(MAINNET);
    expect(refusal(() => extendChain(chain, genesis))).toGive('link at height 1', [
      ['it was accepted', 'It was accepted. The field previous must be the hash of the tip.'],
      ['link at height 0', 'The height of a header on top of height 0 is 1.'],
    ]);
  });

  test('a header with other bits than the rules say', () => {
    const chain = grown(3);
    const easier = mined(chain, { bits: 0x201fffff });
    expect(refusal(() => extendChain(chain, easier))).toGive('bits at height 4', [
      ['it was accepted', 'It was accepted. Nobody may choose the difficulty: not even a harder one.'],
    ]);
  });

  test('a header that has not done its work', () => {
    const chain = grown(3);
    let lazy = mined(chain, {}, 1n << 256n);
    for (let time = 1; reference.meetsTarget(lazy.hash, EASY.limit); time++) {
      lazy = mined(chain, { time: lazy.time + time }, 1n << 256n);
    }
    expect(refusal(() => extendChain(chain, lazy))).toGive('proof at height 4', [
      ['it was accepted', 'It was accepted. Its hash is above its target.'],
    ]);
  });

  test('each header has its own target, not only the limit', () => {
    const start = reference.startChain(EASY);
    const chain: Chain = { ...start, tip: { ...start.tip, bits: 0x1f00ffff }, bits: 0x1f00ffff };
    let lucky = mined(chain, {}, EASY.limit);
    while (reference.meetsTarget(lucky.hash, 0xffffn << 224n)) {
      lucky = mined(chain, { time: lucky.time + 1 }, EASY.limit);
    }
    expect(refusal(() => extendChain(chain, lucky))).toGive('proof at height 1', [
      ['it was accepted', 'It was accepted. Its hash is below the limit, but above the target of its bits.'],
    ]);
  });

  test.each([
    ['inside an epoch', 3],
    ['at the beginning of an epoch', 2015],
  ])('a header that is refused %s leaves the chain as it was, whatever it breaks', (_, height) => {
    const chain = grown(height);
    const good = mined(chain);
    const target = reference.bitsToTarget(good.bits, EASY.limit);
    let lazy = mined(chain, {}, 1n << 256n);
    while (reference.meetsTarget(lazy.hash, target)) lazy = mined(chain, { time: lazy.time + 1 }, 1n << 256n);
    const bad: [string, HashedHeader][] = [
      ['link', { ...good, previous: good.hash }],
      ['bits', mined(chain, { bits: 0x200fffff })],
      ['proof', lazy],
    ];
    for (const [rule, header] of bad) {
      const yours = { ...chain };
      expect(refusal(() => extendChain(yours, header))).toGive(`${rule} at height ${height + 1}`);
      expect(stateOf(yours)).toGive(stateOf(chain), [
        [
          () => true,
          `The chain was changed before everything was checked. This header breaks the rule ${rule}.`,
        ],
      ]);
    }
  });

  test.each([0, 2010])('header by header, from height %d on', (start) => {
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
      // six times as quick as it should be: four times as hard
      const bits = height < 2016 ? 0x207fffff : 0x201fffff;
      work += height < 2016 ? 2n : 8n;
      expect(stateOf(yours)).toGive(stateOf({ ...chain, height, tip: next, epoch, bits, work }));
    }
  });

  test('an easy block of a test network does not count as the difficulty; a real one does', () => {
    const rules: ChainRules = { ...EASY, easyAfter20Minutes: true };
    const start = reference.startChain(rules);
    const chain: Chain = { ...start, tip: { ...start.tip, bits: 0x203fffff }, bits: 0x203fffff };
    extendChain(chain, mined(chain, { time: chain.tip.time + 5000 }));
    expect(hex8(chain.bits)).toGive('203fffff', [
      ['207fffff', 'chain.bits is to be that of the last block which was not an easy one.'],
    ]);
    extendChain(chain, mined(chain, { time: chain.tip.time + 10 }));
    expect(hex8(chain.tip.bits)).toGive('203fffff');
  });

  test('at the beginning of an epoch the limit is the difficulty, and no exception', () => {
    const rules: ChainRules = { ...EASY, easyAfter20Minutes: true };
    const start = reference.startChain(rules);
    const tip = { ...start.tip, bits: 0x203fffff, time: start.tip.time + 4_838_400 };
    const chain: Chain = { ...start, height: 2015, tip, bits: 0x203fffff };
    extendChain(chain, mined(chain));
    expect(hex8(chain.bits)).toGive('207fffff', [
      ['203fffff', 'The retarget led to the limit. That is no easy block: chain.bits follows it.'],
    ]);
  });

  describe('testnet4: the first header of an epoch may be 600 seconds earlier than the tip, and no more', () => {
    const rules: ChainRules = { ...EASY, noTimeWarp: true };
    const before = (height: number, on = rules) => ({ ...grown(height), rules: on });
    const earlier = (chain: Chain, seconds: number) => mined(chain, { time: chain.tip.time - seconds });

    test('601 seconds are refused, 600 are not', () => {
      const chain = before(2015);
      expect(refusal(() => extendChain(chain, earlier(chain, 601)))).toGive('time at height 2016', [
        [
          'it was accepted',
          'It was accepted. With noTimeWarp the first header of an epoch may not be more than 600 seconds earlier than the tip: look at both times.',
        ],
      ]);
      expect(refusal(() => extendChain(chain, earlier(chain, 100_601)))).toGive('time at height 2016');
      expect(refusal(() => extendChain(chain, earlier(chain, 600)))).toGive('it was accepted', [
        ['time at height 2016', 'Exactly 600 seconds are not more than 600.'],
      ]);
    });

    test('it may be later, as late as it likes', () => {
      const chain = before(2015);
      expect(refusal(() => extendChain(chain, earlier(chain, -100_000)))).toGive('it was accepted', [
        ['time at height 2016', 'It was refused for being late. Only too early is against the rule.'],
      ]);
    });

    test('inside an epoch it is no rule, and neither on mainnet', () => {
      const inside = before(2014);
      expect(refusal(() => extendChain(inside, earlier(inside, 5000)))).toGive('it was accepted', [
        ['time at height 2015', 'Only the first header of an epoch is asked for its time.'],
      ]);
      const mainnet = before(2015, EASY);
      expect(refusal(() => extendChain(mainnet, earlier(mainnet, 5000)))).toGive('it was accepted', [
        ['time at height 2016', 'That is a rule of testnet4 alone: look at rules.noTimeWarp.'],
      ]);
    });

    test('refused for its time, it leaves the chain as it was', () => {
      const chain = before(2015);
      const yours = { ...chain };
      refusal(() => extendChain(yours, earlier(chain, 601)));
      expect(stateOf(yours)).toGive(stateOf(chain), [
        [
          () => true,
          'The chain was changed before everything was checked. This header breaks the rule time.',
        ],
      ]);
    });
  });
});

describe('locatorHeights', () => {
  test('the last ten, then steps of 2, 4, 8 …, and the first', () => {
    expect(() => locatorHeights(20)).toGive(
      [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5, 0],
      [
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5],
          'The first header is missing: whoever forks off early is not found.',
        ],
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 8, 4, 0],
          'The steps begin to double one entry too late.',
        ],
        [[20, 19, 17, 13, 5, 0], 'First ten in steps of 1: most forks are short.'],
        [
          Array.from({ length: 21 }, (_, i) => 20 - i),
          'Every height is there. Behind the tenth the steps double.',
        ],
        [
          [0, 5, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
          'The highest comes first: a node begins behind the first that it knows.',
        ],
      ],
    );
  });

  test('short chains name every height once', () => {
    expect(locatorHeights(0)).toGive(
      [0],
      [
        [[0, 0], 'Height 0 stands twice.'],
        [[], 'The first header is always named.'],
      ],
    );
    expect(locatorHeights(1)).toGive([1, 0]);
    expect(locatorHeights(9)).toGive([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(locatorHeights(10)).toGive([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(locatorHeights(11)).toGive([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0]);
  });

  test('also a long chain fits into 101', () => {
    expect(locatorHeights(1_000_000).length).toGive(29, [
      [(n: unknown) => Number(n) > 101, 'That is over the limit of 101: the steps must double each time.'],
    ]);
  });
});

describe('followChain', () => {
  const wire = {
    frame: (message: { command: string; payload: Uint8Array }) => encode(writeMessage, message),
    splitter: () => new Demultiplexer(),
  };
  /** No retarget: thousands of headers can be made with little more than two hashes for each. */
  const rules: ChainRules = { ...EASY, retargets: false };
  const headersOf = (entries: Uint8Array[], after = '') => {
    const start = Uint8Array.of(0xfd, entries.length & 0xff, entries.length >> 8);
    return {
      command: 'headers',
      payload: Buffer.concat([
        entries.length < 0xfd ? start.subarray(1, 2) : start,
        ...entries,
        fromHex(after),
      ]),
    };
  };
  const noise = { command: 'inv', payload: new Uint8Array(1) };

  const entries: Uint8Array[] = [];
  const hashes = [reference.startChain(rules).tip.hash];
  /** Entries of a chain, which is mined as far as a test needs it; the one at height 1 is number 0. */
  const part = (from: number, to: number) => {
    while (entries.length < to) {
      const entry = fromHex(`${rules.genesis}00`);
      const view = new DataView(entry.buffer, entry.byteOffset);
      const header = entry.subarray(0, 80);
      entry.set(hashes[entries.length], 4);
      let hash = hash256(header);
      for (let nonce = 1; hash[31] > 0x7e; nonce++) {
        view.setUint32(76, nonce, true);
        hash = hash256(header);
      }
      entries.push(entry);
      hashes.push(hash);
    }
    return entries.slice(from, to);
  };
  const first = (count: number) => part(0, count);

  /** What becomes of it when the learner's code follows a peer. */
  interface Outcome {
    /** What the call gave or threw. */
    outcome: () => unknown;
    chain: Chain;
    /** The payloads of its questions. */
    asked: Uint8Array[];
    /** The heights at which onBatch was called, each once. */
    told: number[];
  }

  /**
   * Let the learner's code follow what a peer gives in these batches. A question after them is answered with none, as
   * a node does; a question after that is not answered.
   */
  const follow = (
    batches: Uint8Array[][],
    body: (result: Outcome) => void,
    { until, from = {}, after = '' }: { until?: number; from?: Partial<Chain>; after?: string } = {},
  ) =>
    onLeash(async () => {
      const [ours, theirs] = await twoEnds();
      const peer = new PlainPeer(theirs, wire);
      const questions = () => peer.heard.filter(({ command }) => command === 'getheaders');
      const answers = batches.at(-1)?.length === 0 ? batches : [...batches, []];
      const heard = (count: number) => eventually(() => questions().length >= count || theirs.destroyed);
      const serve = async () => {
        for (const [i, batch] of answers.entries()) {
          await heard(i + 1);
          if (questions().length <= i || theirs.destroyed) return;
          peer.say(noise, headersOf(batch, after));
        }
        await heard(answers.length + 1);
        theirs.destroy();
      };
      const chain: Chain = { ...reference.startChain(rules), ...from };
      const told = new Set<number>();
      const served = serve();
      const tell = async ({ height }: Chain) => {
        await pause(1);
        told.add(height);
      };
      let toldInTime: number[] = [];
      const outcome = await soon(async () => {
        try {
          await followChain(overSocket(ours), chain, tell, until);
        } finally {
          toldInTime = [...told];
        }
      }, 'It never ended. A headers message with fewer than 2,000 is the last.');
      theirs.destroy();
      await served;
      const asked = questions().map(({ payload }) => payload);
      expect(asked.length > answers.length).toGive(false, [
        [true, 'It never ended: an empty headers message says that there are no more, and it asked again.'],
      ]);
      body({ outcome, chain, asked, told: toldInTime });
    });

  test('a short chain comes in one answer', () =>
    follow([first(3)], ({ outcome, chain, asked, told }) => {
      expect(outcome).toGive(undefined);
      expect(chain.height).toGive(3, [
        [0, 'An inv came before the answer, and was taken for it. Wait for headers.'],
      ]);
      expect(told).toGive(
        [3],
        [
          [[], 'onBatch is told after each message, and waited for.'],
          [[0], 'onBatch is told when the headers are on the chain, and not before.'],
          [[1, 2, 3], 'onBatch is told once for a message, not for each header.'],
        ],
      );
      const { locator, stop } = decode(reference.getheaders.read, asked[0]);
      expect(locator[0]).toGive(hashes[0], [
        [() => true, 'The locator begins with the hash of the tip, as it lies on the wire.'],
      ]);
      expect(stop).toGive(new Uint8Array(32), [
        [() => true, 'The stop hash is all zeros: as many headers as there are.'],
      ]);
    }));

  test('a long one is asked for again and again, from the new tip on', () =>
    follow([first(2000), part(2000, 2003)], ({ outcome, chain, asked, told }) => {
      expect(outcome).toGive(undefined, [[threw, 'It threw in the middle of a good chain.']]);
      expect(chain.height).toGive(2003, [
        [2000, '2,000 headers are a full message: there may be more behind them.'],
      ]);
      expect(told).toGive([2000, 2003]);
      const from = asked.map((payload) => hex(decode(reference.getheaders.read, payload).locator[0]));
      expect(from.slice(0, 2)).toGive(
        [hex(hashes[0]), hex(hashes[2000])],
        [
          [
            [hex(hashes[0]), hex(hashes[0])],
            'Each question begins at the first header again, and so does each answer.',
          ],
        ],
      );
    }));

  test('a node that has no more says so with an empty message', () =>
    follow([first(2000), []], ({ outcome, chain }) => {
      expect(outcome).toGive(undefined);
      expect(chain.height).toGive(2000);
    }));

  test('it stops at the height that is asked for', () =>
    follow(
      [first(2000), part(2000, 2003)],
      ({ outcome, chain, asked }) => {
        expect(outcome).toGive(undefined);
        expect([chain.height, asked.length]).toGive(
          [2000, 1],
          [[[2003, 2], 'The chain was as long as it was to be, and it asked for more.']],
        );
      },
      { until: 2000 },
    ));

  test('a bad header ends it, with its height; the good ones stay', () =>
    follow([[...first(5), ...part(6, 7)]], ({ outcome, chain }) => {
      expect(outcome).toRefuseWith(
        ChainError,
        [],
        [[undefined, 'Nothing was said of the gap behind height 5.']],
      );
      expect(refusal(outcome)).toGive('link at height 6');
      expect(chain.height).toGive(5, [
        [
          0,
          'The five headers before the bad one are not on the chain. Put each on the chain itself: what was checked before an error stays.',
        ],
      ]);
    }));

  test('an error of onBatch is for the caller, too', () =>
    onLeash(async () => {
      const [ours, theirs] = await twoEnds();
      const peer = new PlainPeer(theirs, wire);
      const chain = reference.startChain(rules);
      const served = peer.hears('getheaders').then(() => peer.say(headersOf(first(3), '')));
      const fails = async () => {
        await pause(1);
        throw new RangeError('no space left');
      };
      const outcome = await soon(() => followChain(overSocket(ours), chain, fails), 'It never ended.');
      await served;
      expect(outcome).toRefuseWith(
        RangeError,
        ['no space left'],
        [[undefined, 'onBatch failed, and nobody heard of it. Let its error through.']],
      );
      theirs.destroy();
    }));

  test('2,001 headers are refused from the count alone', () =>
    onLeash(async () => {
      const [ours, theirs] = await twoEnds();
      const peer = new PlainPeer(theirs, wire);
      const chain = reference.startChain(rules);
      const served = peer
        .hears('getheaders')
        .then(() => peer.say({ command: 'headers', payload: fromHex('fdd107') }));
      const outcome = await soon(() => followChain(overSocket(ours), chain), 'It never ended.');
      await served;
      expect(outcome).toRefuse({ path: 'count', offset: 0 }, [
        [
          (got: unknown) => got instanceof WireError && got.path !== 'count',
          'The count was believed, and a header was looked for.',
        ],
      ]);
      theirs.destroy();
    }));

  test.each<[string, { until?: number; from?: Partial<Chain> }]>([
    ['the height that is asked for', { until: 0 }],
    ['more than that', { until: 5, from: { height: 6 } }],
    ['the height at which nobody asks for more', { from: { height: reference.MAX_HEIGHT } }],
  ])('a chain that has %s already is asked nothing', (_, options) =>
    follow(
      [first(3)],
      ({ outcome, asked, told }) => {
        expect(outcome).toGive(undefined);
        expect([asked.length, told.length]).toGive(
          [0, 0],
          [[() => true, 'The chain was high enough from the beginning, and it asked all the same.']],
        );
      },
      options,
    ),
  );

  test('bytes after the last header are ignored, as a node does', () =>
    follow(
      [first(3)],
      ({ outcome, chain }) => {
        expect(outcome).toGive(undefined, [
          [
            (got: unknown) => got instanceof WireError,
            'A byte after the last header was refused. Nodes ignore what comes after the last field of a message.',
          ],
        ]);
        expect(chain.height).toGive(3);
      },
      { after: '00' },
    ));
});
