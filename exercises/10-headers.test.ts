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

/** The first two headers of mainnet. Each proves itself: only a lot of work can make a hash so low. */
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

/** A connection of the reference. Yours may have other private members, which makes it a different type. */
const overSocket = (socket: Socket) => Connection.over(socket) as never;

/** The next header of a chain, with its proof of work; `change` makes it invalid before the work is done. */
function mined(chain: Chain, change: Partial<HashedHeader> = {}, target?: bigint): HashedHeader {
  const time = change.time ?? chain.tip.time + 600;
  const bits = change.bits ?? reference.expectedBits(chain, time);
  const highest = target ?? reference.bitsToTarget(bits, EASY.limit);
  const { hash: _, ...next } = { ...genesis, previous: chain.tip.hash, ...change, time, bits };
  const tried = encode(reference.writeHeaderEntry, { ...next, nonce: 0 });
  const nonce = new DataView(tried.buffer, tried.byteOffset + 76, 4);
  // thousands are mined here, so only the nonce is rewritten
  while (!reference.meetsTarget(hash256(tried.subarray(0, 80)), highest)) {
    nonce.setUint32(0, nonce.getUint32(0, true) + 1, true);
  }
  return decode(reference.readHeaderEntry, tried);
}

/** A chain of the reference that has grown to a height in its first epoch; a block came every 100 seconds. */
function grown(height: number): Chain {
  const start = reference.startChain(EASY);
  return { ...start, height, tip: { ...start.tip, time: start.tip.time + 100 * height } };
}

/** The visible state of a chain, as a string. */
const stateOf = ({ height, tip, epoch, bits, work }: Chain) =>
  `height ${height}, tip ${hex(tip.hash)}, epoch from ${epoch.time}, bits ${hex8(bits)}, work ${work}`;

/** Why a call is rejected: `bits at height 4`. */
const refusal = (call: () => unknown): unknown => {
  try {
    call();
    return 'it was accepted';
  } catch (error) {
    return error instanceof ChainError ? `${error.rule} at height ${error.height}` : error;
  }
};

describe('readHeaderEntry', () => {
  test('reads the first header of mainnet, 80 bytes and a zero, and adds its hash', () => {
    const r = reader(`${GENESIS}00 ff`);
    const got = readHeaderEntry(r);
    expect(got.hash).toGive(fromHex(GENESIS_HASH), [
      [fromHex(GENESIS_HASH).reverse(), 'That is the hash as people write it. Here it stays as on the wire.'],
      [
        hash256(fromHex(`${GENESIS}00ff`)),
        'You hashed everything that was left. Hash only the 80 bytes of the header.',
      ],
      [
        hash256(fromHex(`${GENESIS}00`)),
        'Hash only the 80 bytes. The number of transactions after them is not part of the header.',
      ],
      [undefined, 'The field hash is missing: the double SHA-256 of the 80 bytes.'],
      [sha256(fromHex(GENESIS)), 'You hashed once. The name of a block is the SHA-256 of the SHA-256.'],
    ]);
    expect(got).toGive(genesis);
    expect(r.offset).toGive(81, [
      [80, 'You did not read the number of transactions. It is there, though it is always 0.'],
    ]);
  });

  test('reads the hash of the first header from the second', () => {
    expect(readHeaderEntry(reader(`${BLOCK_1}00`)).previous).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_HASH).reverse(),
        'That is how people write it. In a header the hash stays as on the wire.',
      ],
    ]);
    expect(readHeaderEntry(reader(`${BLOCK_1}00`)).hash).toGive(fromHex(BLOCK_1_HASH));
  });

  test('reads a header from the current position, even after other bytes', () => {
    const r = reader(`fd02 ${GENESIS}00 ${BLOCK_1}00`);
    r.bytes(2);
    const known: Known = [
      [() => true, 'You hashed other bytes. Take the 80 that you just read, from where the reader was.'],
    ];
    expect(readHeaderEntry(r).hash).toGive(fromHex(GENESIS_HASH), known);
    expect(readHeaderEntry(r).hash).toGive(fromHex(BLOCK_1_HASH), known);
  });

  test('ignores a number of transactions that is not 0', () => {
    const r = reader(`${GENESIS}fd0001`);
    expect(() => readHeaderEntry(r)).toGive(genesis, [[threw, 'Nodes ignore that number, whatever it is.']]);
    expect(r.offset).toGive(83, [
      [
        81,
        'It is a varint, and may take more than one byte: the rest of it would be read as the next header.',
      ],
    ]);
  });

  test('names the field that is truncated', () => {
    expect(() => readHeaderEntry(reader(GENESIS.slice(0, 158)))).toRefuse({ path: 'nonce', offset: 76 });
    expect(() => readHeaderEntry(reader(GENESIS))).toRefuse({ path: 'transactions', offset: 80 });
  });

  test('counts the offset from the start of the source, even if the reader is not at 0', () => {
    const r = reader(`${'00'.repeat(7)}${GENESIS}`);
    r.bytes(7);
    expect(() => readHeaderEntry(r)).toRefuse({ path: 'transactions', offset: 87 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 80,
        'The reader was at byte 7, and you counted the offset from there. Count from the start of the source, as r.offset does.',
      ],
    ]);
  });

  test('reads a header from any bytes, or throws a WireError', () => {
    forAny([anyBytes(100)], (bytes) => survives(readHeaderEntry, bytes));
  });
});

describe('writeHeaderEntry', () => {
  test('writes the same 80 bytes that were read, and a zero', () => {
    expect(encode(writeHeaderEntry, block1)).toGive(fromHex(`${BLOCK_1}00`), [
      [
        fromHex(BLOCK_1),
        'The zero is missing: in an entry, the number of transactions comes after the header.',
      ],
    ]);
  });

  test('writes any header so that it is read back unchanged', () => {
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

  test('does not remove the hash from the header', () => {
    const next = entryOf(BLOCK_1);
    encode(writeHeaderEntry, next);
    expect(next).toGive(entryOf(BLOCK_1), [
      [
        () => true,
        'You changed the header that you were given. It belongs to the caller: do not write its hash, but leave it there.',
      ],
    ]);
  });

  test('rejects a time that does not fit', () => {
    expect(() => encode(writeHeaderEntry, { ...block1, time: 2 ** 32 })).toRefuse({
      path: 'time',
      offset: 68,
    });
  });

  test('counts the offset from the start, even if the writer is not at 0', () => {
    const later = (w: Writer) => {
      w.bytes(new Uint8Array(7));
      writeHeaderEntry(w, { ...block1, time: -1 });
    };
    expect(() => encode(later, undefined)).toRefuse({ path: 'time', offset: 75 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 68,
        'Seven bytes had already been written, and you counted the offset from there. Count from the start, as w.offset does.',
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

  /** No limit except that of 256 bits. */
  const ANY = 1n << 256n;

  test('expands 1d00ffff to 00ffff, followed by 26 zero bytes', () => {
    expect(() => bitsToTarget(0x1d00ffff, ANY)).toGive(0xffffn << 208n, [
      [
        0xffffn << 232n,
        'The length counts all bytes of the target, including the three digits: 256^(length − 3).',
      ],
      [0xffffn << 26n, 'You shifted by a number of bytes. A shift counts bits, 8 for each byte.'],
      [
        (got: unknown) => typeof got === 'number',
        'A number is not exact above 2^53. A target has 256 bits: use bigint.',
      ],
    ]);
  });

  test.each(cases.map(([bits, target]) => [hex8(bits), bits, target] as const))(
    'decodes %s',
    (_, bits, target) => {
      expect(() => bitsToTarget(bits, ANY)).toGive(target, [
        [threw, 'A short target is a target, too: if the length is below 3, drop the last digits.'],
      ]);
    },
  );

  const refused: [number, string, string][] = [
    [0x00123456, 'zero', 'no digits are left'],
    [0x1d000000, 'zero', 'the digits are 0'],
    [0x01003456, 'zero', 'no digits are left'],
    [0x04923456, 'negative', 'the top bit of the digits is a minus sign'],
    [0x1d80ffff, 'negative', 'the top bit of the digits is a minus sign'],
    [0x2200ffff + 0x01000000, 'overflowing', 'it has more than 256 bits'],
    [0x21010000, 'overflowing', 'it is 2^256, one more than 256 bits can hold'],
    [0xff123456, 'overflowing', 'it has more than 256 bits'],
    [0x1d010000, 'above the limit', 'mainnet allows at most 1d00ffff'],
    [0x207fffff, 'above the limit', 'mainnet allows at most 1d00ffff'],
  ];
  test.each(refused.map(([bits, word, why]) => [hex8(bits), word, why, bits] as const))(
    'rejects %s as %s: %s',
    (_, word, why, bits) => {
      expect(() => bitsToTarget(bits, MAINNET.limit)).toRefuseWith(
        RangeError,
        [word],
        [[(got: unknown) => typeof got === 'bigint', `You accepted it. The target is ${word}: ${why}.`]],
      );
    },
  );

  test('allows the limit itself, but nothing above it', () => {
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

  test('encodes the limit of mainnet as 1d00ffff', () => {
    expect(() => targetToBits(0xffffn << 208n)).toGive(0x1d00ffff, [
      [
        0x1cffff00,
        'The digits begin with ff: its top bit is the minus sign. Add a zero byte in front, and 1 to the length.',
      ],
      [0x1c00ffff, 'The zero byte in front counts, too: add 1 to the length.'],
    ]);
  });

  test.each(cases.map(([target, bits]) => [target.toString(16), target, hex8(bits), bits] as const))(
    'encodes the target %s',
    (_, target, __, bits) => {
      const short = Number(BigInt.asUintN(24, target));
      expect(() => targetToBits(target)).toGive(bits, [
        [
          (got: unknown) => (Number(got) & 0x800000) !== 0,
          'The top bit of the digits is set, and that is the minus sign. From 80 up, add a zero byte in front.',
        ],
        [0x1b404cb0, 'A byte is two hex digits. If the number of digits is odd, add a 0 in front.'],
        [0x21010000, 'You rounded it: a number keeps only 53 bits. Compute with bigint.'],
        [
          bits - (bits & 0xffffff) + short,
          'The digits of a short target are at the left: 12 becomes 01 120000.',
        ],
        [0x01000000, 'Zero has no bytes at all: its length is 0.'],
      ]);
    },
  );

  test('truncates what does not fit into three digits, and does not round', () => {
    expect(targetToBits((0x123456n << 32n) + 0xffffffffn)).toGive(0x07123456, [
      [0x07123457, 'You rounded it up. That makes the target higher than the one you were given.'],
    ]);
  });

  test('gives bits that decode to the same target, or one slightly below it', () => {
    forAny([fc.bigInt({ min: 1n, max: EASY.limit })], (target) => {
      const bits = targetToBits(target);
      const back = reference.bitsToTarget(bits, 1n << 256n);
      // truncated after at least 15 bits
      expect(back <= target && back > target - (target >> 14n) - 1n).toGive(true, [
        [false, `${target.toString(16)} became ${hex8(bits)}, which means another target.`],
      ]);
      expect(targetToBits(back)).toGive(bits);
    });
  });
});

describe('meetsTarget', () => {
  const target = 0xffffn << 208n;

  test('accepts the hash of the first header of mainnet', () => {
    expect(() => meetsTarget(fromHex(GENESIS_HASH), target)).toGive(true, [
      [
        false,
        'Read the hash as a little-endian number: the zeros at its end are the most significant bytes.',
      ],
    ]);
  });

  test('does not change the hash', () => {
    const hash = fromHex(BLOCK_1_HASH);
    meetsTarget(hash, target);
    expect(hash).toGive(fromHex(BLOCK_1_HASH), [
      [() => true, 'You reversed the hash in place. Make a copy first.'],
    ]);
  });

  test('reads only the bytes that a view shows, not the whole buffer', () => {
    expectOfView((hash) => meetsTarget(hash, target), fromHex(GENESIS_HASH), true);
  });

  test('compares two numbers, not two strings', () => {
    const high = fromHex('01'.padStart(64, '0'));
    expect(() => meetsTarget(high, target)).toGive(false, [
      [true, 'As strings, 0100… comes before ffff…, although it is longer. Compare the numbers.'],
    ]);
  });

  test('accepts a hash that is equal to the target', () => {
    const equal = fromHex(target.toString(16).padStart(64, '0')).reverse();
    expect(() => meetsTarget(equal, target)).toGive(true, [[false, 'Equal is low enough: use <=, not <.']]);
    equal[0] = 1;
    expect(() => meetsTarget(equal, target)).toGive(false, [
      [
        true,
        'That hash is 1 above the target. All 32 bytes count, not only the first ones or the 53 bits of a number.',
      ],
    ]);
  });

  test('rejects a hash with its zeros at the other end', () => {
    expect(meetsTarget(fromHex(GENESIS_HASH).reverse(), target)).toGive(false, [
      [true, 'You read the hash big-endian. On the wire the least significant byte comes first.'],
    ]);
  });
});

describe('workFor', () => {
  test('is 4,295,032,833 hashes for the easiest target of mainnet', () => {
    expect(() => workFor(0xffffn << 208n)).toGive(0x100010001n, [
      [
        1n,
        'That is the difficulty: how much harder it is than the easiest target. Work is a number of hashes.',
      ],
    ]);
  });

  test('is two if half of all hashes are good, and one if all are', () => {
    expect(workFor((1n << 255n) - 1n)).toGive(2n);
    expect(workFor((1n << 256n) - 1n)).toGive(1n);
  });

  test('counts 0 as a good hash, too: there are target + 1', () => {
    expect(() => workFor(1n)).toGive(1n << 255n, [
      [1n << 256n, 'With a target of 1 there are two good hashes, 0 and 1. Divide by target + 1.'],
    ]);
    expect(() => workFor(0n)).toGive(1n << 256n);
  });
});

describe('nextBits', () => {
  const cases: [string, number, number, number, number][] = [
    ['follows the first change, at height 32256', 0x1d00ffff, 1261130161, 1262152739, 0x1d00d86a],
    ['stays at the limit if the epoch was too slow', 0x1d00ffff, 1231006505, 1233061996, 0x1d00ffff],
    [
      'divides the target by no more than 4 if the epoch was more than four times too fast',
      0x1c05a3f4,
      1279008237,
      1279297671,
      0x1c0168fd,
    ],
    [
      'multiplies the target by no more than 4 if the epoch was more than four times too slow',
      0x1c387f6f,
      1263163443,
      1269211443,
      0x1d00e1fd,
    ],
  ];
  const known: Known = [
    [
      (got: unknown) => [0x1d00d885, 0x1c01692a, 0x1d00e21a].includes(Number(got)),
      'You divided by 2015 × 600 seconds. From the first block to the last there are 2015 intervals, but Bitcoin divides by two weeks anyway: an old off-by-one error that has become a rule.',
    ],
    [0x1c015982, 'The time that an epoch took counts as at least a quarter of two weeks.'],
    [0x1c0168fc, 'You divided before you multiplied, which loses precision. Multiply first.'],
  ];
  test.each(cases)('%s', (_, bits, first, last, want) => {
    expect(() => nextBits(bits, first, last, MAINNET.limit)).toGive(want, [
      ...known,
      [
        0x1d00ffff,
        last - first < 1_209_600
          ? 'It took 12 days, so the target goes down a little: multiply by the time it took, and divide by two weeks.'
          : 'Four times is the maximum. The time counts as at most eight weeks.',
      ],
      [
        (got: unknown) => typeof got === 'number' && reference.bitsToTarget(got, 1n << 256n) > MAINNET.limit,
        'The target went above the limit. Cap it at the limit.',
      ],
      [threw, 'It threw. Cap the target at the limit before you turn it into bits.'],
    ]);
  });

  test('loses no digit: 256 bits are too many for a number', () => {
    expect(nextBits(0x1b55b89c, 1_300_000_000, 1_300_846_720, MAINNET.limit)).toGive(0x1b3c013a, [
      [
        0x1b3c0139,
        'That is one less. A number has 53 bits, and a target has up to 256: calculate in bigints to the end.',
      ],
      [0x1b3c013b, 'That is one more. Division truncates, and does not round.'],
    ]);
  });

  test('changes nothing after exactly two weeks', () => {
    const first = 1_300_000_000;
    expect(nextBits(0x1c05a3f4, first, first + 1_209_600, MAINNET.limit)).toGive(0x1c05a3f4, [
      [
        (got: unknown) => typeof got === 'number' && got < 0x1c05a3f4,
        'You divided before you multiplied, which loses precision. Multiply first.',
      ],
    ]);
  });

  test('counts clocks that run backwards as a quarter of two weeks', () => {
    expect(nextBits(0x1c05a3f4, 1_300_000_000, 1_200_000_000, MAINNET.limit)).toGive(0x1c0168fd, [
      [0x1c168fd0, 'Backwards is less than nothing, and so less than a quarter: use no absolute value.'],
    ]);
  });
});

describe('startChain', () => {
  test('makes a chain of one header: height 0, and the work of one block', () => {
    const chain = startChain(MAINNET);
    expect(chain.height).toGive(0, [[1, 'The first header is at height 0.']]);
    expect(chain.tip).toGive(genesis);
    expect(chain.epoch).toGive(genesis);
    expect(chain.bits).toGive(0x1d00ffff);
    expect(chain.work).toGive(0x100010001n, [[0n, 'The first block took work, too.']]);
    expect(chain.rules).toGive(MAINNET);
  });

  test('starts from the genesis header of the network', () => {
    expect(hex(startChain(RULES.regtest).tip.hash)).toGive(
      '06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f',
      [[GENESIS_HASH, 'That is the first header of mainnet. Take the one from the rules.']],
    );
  });

  test('makes chains that share nothing that changes', () => {
    const one = startChain(EASY);
    const other = startChain(EASY);
    reference.extendChain(one, mined(one));
    expect(other.height).toGive(0, [[1, 'Both chains are the same object. Make a new one in each call.']]);
  });
});

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
    const chain: Chain = { ...reference.startChain(RULES.regtest), height: 2015 };
    expect(expectedBits(chain, chain.tip.time + 1)).toGive(0x207fffff, [
      [0x201fffff, 'On regtest the difficulty stays as it is: look at rules.retargets.'],
    ]);
  });

  /** A chain of a test network in the middle of an epoch: real bits 1c05a3f4; its tip may be an easy header. */
  const testnet = (bits: number, rules = RULES.testnet3): Chain => {
    const start = reference.startChain(rules);
    return { ...start, height: 5000, tip: { ...start.tip, bits }, bits: 0x1c05a3f4 };
  };

  test('are the limit on testnet after more than 20 minutes, but not after exactly 20 minutes', () => {
    const chain = testnet(0x1c05a3f4);
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
    expect(expectedBits(at(RULES.testnet4), genesis.time)).toGive(0x1c05a3f4, [
      [
        0x1d00ffff,
        'With fromFirst, compute the new target from the bits of the epoch’s first header (BIP 94).',
      ],
    ]);
    expect(expectedBits(at(RULES.testnet3), genesis.time)).toGive(0x1d00ffff, [
      [0x1c05a3f4, 'Only if the rules say fromFirst. Otherwise the bits of the last header count.'],
    ]);
  });

  test('have no exception on testnet at the beginning of an epoch', () => {
    const chain = testnet(0x1c05a3f4);
    const epoch = { ...chain.tip, time: chain.tip.time - 1_209_600 };
    expect(expectedBits({ ...chain, height: 2 * 2016 - 1, epoch }, chain.tip.time + 5000)).toGive(
      0x1c05a3f4,
      [[0x1d00ffff, 'Every 2016th header must have what the retarget says, however late it comes.']],
    );
  });
});

describe('extendChain', () => {
  test('puts block 1 of mainnet on top of the genesis', () => {
    const chain = reference.startChain(MAINNET);
    expect(() => extendChain(chain, block1)).toGive(undefined, [
      [threw, 'You rejected it, but it is the real block 1.'],
    ]);
    expect(chain.height).toGive(1);
    expect(chain.tip).toGive(block1);
    expect(chain.work).toGive(2n * 0x100010001n, [
      [0x100010001n, 'Add the work of the new header to the sum.'],
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
      ['it was accepted', 'You accepted it. Nobody may choose the difficulty, not even a harder one.'],
    ]);
  });

  test('rejects a header without enough work', () => {
    const chain = grown(3);
    let lazy = mined(chain, {}, 1n << 256n);
    for (let time = 1; reference.meetsTarget(lazy.hash, EASY.limit); time++) {
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
    while (reference.meetsTarget(lucky.hash, 0xffffn << 224n)) {
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
      expect(stateOf(yours)).toGive(stateOf({ ...chain, height, tip: next, epoch, bits, work }));
    }
  });

  test('keeps in chain.bits the bits of the last header that was not an easy one', () => {
    const rules: ChainRules = { ...EASY, easyAfter20Minutes: true };
    const start = reference.startChain(rules);
    const chain: Chain = { ...start, tip: { ...start.tip, bits: 0x203fffff }, bits: 0x203fffff };
    extendChain(chain, mined(chain, { time: chain.tip.time + 5000 }));
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
});

describe('locatorHeights', () => {
  test('are the last ten, then in steps of 2, 4, 8 …, and the first', () => {
    expect(() => locatorHeights(20)).toGive(
      [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5, 0],
      [
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5],
          'The first header is missing, so a node whose chain forks off early finds no match.',
        ],
        [
          [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 8, 4, 0],
          'The steps begin to double one entry too late.',
        ],
        [[20, 19, 17, 13, 5, 0], 'Begin with ten in steps of 1: most forks are short.'],
        [
          Array.from({ length: 21 }, (_, i) => 20 - i),
          'You named every height. After the tenth, double the steps.',
        ],
        [
          [0, 5, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
          'The highest comes first: a node starts after the first one that it knows.',
        ],
      ],
    );
  });

  test('name every height of a short chain once', () => {
    expect(locatorHeights(0)).toGive(
      [0],
      [
        [[0, 0], 'Height 0 is there twice.'],
        [[], 'Always name the first header.'],
      ],
    );
    expect(locatorHeights(1)).toGive([1, 0]);
    expect(locatorHeights(9)).toGive([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(locatorHeights(10)).toGive([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(locatorHeights(11)).toGive([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0]);
  });

  test('need no more than 101 entries even for a long chain', () => {
    expect(locatorHeights(1_000_000).length).toGive(29, [
      [(n: unknown) => Number(n) > 101, 'That is over the limit of 101: double the step each time.'],
    ]);
  });
});

describe('followChain', () => {
  const wire = {
    frame: (message: { command: string; payload: Uint8Array }) => encode(writeMessage, message),
    splitter: () => new Demultiplexer(),
  };
  /** Without retargets, thousands of headers can be made with little more than two hashes each. */
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
  /** Entries of a chain, which is mined as far as a test needs it; number 0 is the header at height 1. */
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

  /** What happens when the learner's code follows a peer. */
  interface Outcome {
    /** What the call returned or threw. */
    outcome: () => unknown;
    chain: Chain;
    /** The payloads of its requests. */
    asked: Uint8Array[];
    /** The heights at which onBatch was called, each once. */
    told: number[];
  }

  /**
   * Let the learner's code follow a peer that sends these batches. The peer answers the next request with an empty
   * message, as a node does; it does not answer any request after that.
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
      }, 'It never ended. A headers message with fewer than 2,000 headers is the last.');
      theirs.destroy();
      await served;
      const asked = questions().map(({ payload }) => payload);
      expect(asked.length > answers.length).toGive(false, [
        [true, 'It never ended: an empty headers message says that there are no more, and you asked again.'],
      ]);
      body({ outcome, chain, asked, told: toldInTime });
    });

  test('follows a short chain, which comes in one answer', () =>
    follow([first(3)], ({ outcome, chain, asked, told }) => {
      expect(outcome).toGive(undefined);
      expect(chain.height).toGive(3, [
        [0, 'An inv came before the answer, and you took it for the answer. Wait for headers.'],
      ]);
      expect(told).toGive(
        [3],
        [
          [[], 'Call onBatch after each message, and wait for it.'],
          [[0], 'Call onBatch when the headers are on the chain, not before.'],
          [[1, 2, 3], 'Call onBatch once for each message, not for each header.'],
        ],
      );
      const { locator, stop } = decode(reference.getheaders.read, asked[0]);
      expect(locator[0]).toGive(hashes[0], [
        [() => true, 'The locator begins with the hash of the tip, as on the wire.'],
      ]);
      expect(stop).toGive(new Uint8Array(32), [
        [() => true, 'The stop hash is all zeros: send as many headers as there are.'],
      ]);
    }));

  test('follows a long chain by asking again and again, from the new tip', () =>
    follow([first(2000), part(2000, 2003)], ({ outcome, chain, asked, told }) => {
      expect(outcome).toGive(undefined, [[threw, 'It threw in the middle of a valid chain.']]);
      expect(chain.height).toGive(2003, [
        [2000, '2,000 headers are a full message: there may be more after them.'],
      ]);
      expect(told).toGive([2000, 2003]);
      const from = asked.map((payload) => hex(decode(reference.getheaders.read, payload).locator[0]));
      expect(from.slice(0, 2)).toGive(
        [hex(hashes[0]), hex(hashes[2000])],
        [
          [
            [hex(hashes[0]), hex(hashes[0])],
            'Each request starts again from the first header, and so does each answer.',
          ],
        ],
      );
    }));

  test('ends when a node says with an empty message that it has no more', () =>
    follow([first(2000), []], ({ outcome, chain }) => {
      expect(outcome).toGive(undefined);
      expect(chain.height).toGive(2000);
    }));

  test('stops at the height that it is given', () =>
    follow(
      [first(2000), part(2000, 2003)],
      ({ outcome, chain, asked }) => {
        expect(outcome).toGive(undefined);
        expect([chain.height, asked.length]).toGive(
          [2000, 1],
          [[[2003, 2], 'The chain was as long as it should be, and you asked for more.']],
        );
      },
      { until: 2000 },
    ));

  test('reports a bad header with its height, and keeps the good ones', () =>
    follow([[...first(5), ...part(6, 7)]], ({ outcome, chain }) => {
      expect(outcome).toRefuseWith(
        ChainError,
        [],
        [[undefined, 'You did not report the gap after height 5.']],
      );
      expect(refusal(outcome)).toGive('link at height 6');
      expect(chain.height).toGive(5, [
        [
          0,
          'The five headers before the bad one are not on the chain. Add each header to the chain itself: what was checked before an error stays.',
        ],
      ]);
    }));

  test('lets an error of onBatch through to the caller', () =>
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
        [[undefined, 'onBatch failed, and you hid its error. Let it through.']],
      );
      theirs.destroy();
    }));

  test('rejects 2,001 headers from the count alone', () =>
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
          'You believed the count, and looked for a header.',
        ],
      ]);
      theirs.destroy();
    }));

  test.each<[string, { until?: number; from?: Partial<Chain> }]>([
    ['already has the height that it is given', { until: 0 }],
    ['is already higher', { until: 5, from: { height: 6 } }],
    ['already has the height at which nobody asks for more', { from: { height: reference.MAX_HEIGHT } }],
  ])('asks for nothing if the chain %s', (_, options) =>
    follow(
      [first(3)],
      ({ outcome, asked, told }) => {
        expect(outcome).toGive(undefined);
        expect([asked.length, told.length]).toGive(
          [0, 0],
          [[() => true, 'The chain was high enough from the beginning, and you asked anyway.']],
        );
      },
      options,
    ),
  );

  test('ignores bytes after the last header, as nodes do', () =>
    follow(
      [first(3)],
      ({ outcome, chain }) => {
        expect(outcome).toGive(undefined, [
          [
            (got: unknown) => got instanceof WireError,
            'You rejected a byte after the last header. Nodes ignore what comes after the last field of a message.',
          ],
        ]);
        expect(chain.height).toGive(3);
      },
      { after: '00' },
    ));
});
