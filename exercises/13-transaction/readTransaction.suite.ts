import { readTransaction } from 'answers/13-transaction';
import fc from 'fast-check';
import { fromHex, hex } from '../../src/wire/bytes';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { patched, reader } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import { FIRST_PAYMENT, TRANSACTIONS, WITH_WITNESS } from '../../src/suite/recorded-transactions';
import { reversed, accepted, txWhere, PAYMENT, SIGNED, _, join } from './shared';

/** Recognises an error about a field: this one, or one inside it. */
const errorIn = (path: string) => (got: unknown) => String((got as { path?: string })?.path).startsWith(path);

const hasPath = (path: string) => (got: unknown) => (got as { path?: string })?.path === path;

/** What can be wrong with the fields of any transaction. */
const FIELD_FAULTS: KnownMistakes = [
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => typeof value === 'number')),
    'A value has 64 bits: it is a bigint. Above 2^53 a number would silently round it.',
  ],
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => value < 0n)),
    'A negative amount: you read 32 bits, with a sign. A value is an int64, and 40 bitcoins are 4000000000 satoshis.',
  ],
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => value > 21_000_000n * 100_000_000n)),
    'There will never be so many bitcoins. The 8 bytes of a value are little-endian.',
  ],
  [
    txWhere(({ inputs }) => inputs.some(({ sequence }) => sequence < 0)),
    'A sequence has no sign: ff ff ff ff is 4294967295, not -1.',
  ],
  [
    txWhere(({ inputs }) => inputs.some(({ index }) => index === 0x01000000)),
    'You read the index big-endian: 01 00 00 00 is output 1, not output 16777216.',
  ],
  [
    txWhere(({ inputs }) =>
      [PAYMENT, SIGNED].some((tx) => hex(reversed(tx.inputs[0].txid)) === hex(inputs[0].txid)),
    ),
    'You reversed the hash in the input. In a transaction it stays as on the wire; hashText reverses it for people.',
  ],
  [
    txWhere((tx) => !('locktime' in tx)),
    'The locktime is missing. It is the last field: 4 bytes, after the outputs and the witnesses.',
  ],
];

describe('readTransaction', () => {
  test('reads the first payment from one person to another: 10 bitcoins, and 40 in change', () => {
    expect(() => readTransaction(reader(FIRST_PAYMENT.bytes))).toGive(PAYMENT, [
      ...FIELD_FAULTS,
      [
        txWhere(({ witnesses }) => witnesses !== undefined),
        'You returned witnesses that are not in the bytes. Only a marker, 00 where the number of inputs is expected, says that some follow.',
      ],
      [
        (got: unknown) => ['flag', 'witnesses', 'inputs'].some((path) => errorIn(path)(got)),
        'You expected marker and flag, but this transaction has neither. They are there only if witnesses follow.',
      ],
    ]);
  });

  test('recognises 00 01 before the inputs as marker and flag, and reads one witness for each input', () => {
    const counted =
      'You read a count before the witnesses, but there is no such count: there is one witness for each input.';
    expect(() => readTransaction(reader(WITH_WITNESS.bytes))).toGive(SIGNED, [
      [
        txWhere(({ inputs }) => inputs.length === 0),
        'No inputs? The 00 where their number would be is the marker: the flag and the inputs come after it.',
      ],
      [
        txWhere((tx) => tx.locktime === 0x30470200),
        'You did not read the witnesses, and took their first bytes for the locktime. They come between the outputs and the locktime.',
      ],
      [
        txWhere((tx) => tx.witnesses?.length === 1 && tx.locktime === 0x44304702),
        'You read only one witness. There is one for each input, and this transaction has two inputs.',
      ],
      [txWhere((tx) => tx.locktime === 0x44304702), counted],
      [errorIn('witnesses.count'), counted],
      [
        txWhere((tx) => tx.witnesses === undefined),
        'The witnesses are missing. They belong to the transaction: each input has one, a list of items.',
      ],
      [
        txWhere((tx) => (tx.witnesses as unknown[]).some((one) => !Array.isArray(one))),
        'You collected all items in one list. Each input has its own witness, and that is a list of items.',
      ],
      [
        txWhere((tx) => tx.witnesses!.length !== 2),
        'Two inputs have two witnesses. The first is empty, but it is a witness.',
      ],
      ...FIELD_FAULTS,
      [
        // the two outputs were read from the bytes of the inputs
        (got: unknown) => hasPath('witnesses')(got) && (got as { offset?: number }).offset === 309,
        'You took the inputs for outputs: after marker and flag the list of inputs comes once more, and before that it was empty. Read it again.',
      ],
      [
        hasPath('witnesses'),
        'You rejected it, but the second of its two witnesses has items. Is every input given its witness, with no count before them? Marker and flag are invalid only if no witness has an item.',
      ],
      [
        errorIn('witnesses'),
        'You looked for the witnesses in the wrong place. They come between the outputs and the locktime; and marker and flag are two bytes.',
      ],
      [
        errorIn('outputs'),
        'You looked for the outputs in the wrong place. A 00 for the number of inputs is the marker; the flag and the inputs come after it.',
      ],
    ]);
  });

  test('reads a witness for each input, even if there are fewer outputs', () => {
    // without the second output
    const before = fromHex(`${hex(WITH_WITNESS.bytes.subarray(0, 162))} 01`);
    const bytes = join(before, WITH_WITNESS.bytes.subarray(163, 197), WITH_WITNESS.bytes.subarray(231));
    expect(() => readTransaction(reader(bytes)).witnesses).toGive(SIGNED.witnesses, [
      [
        () => true,
        'This transaction has two inputs and one output, so two witnesses: there is one for each input, not for each output.',
      ],
    ]);
  });

  test('goes by the marker, not by the version, to see whether witnesses follow', () => {
    const [full, plain] = TRANSACTIONS.slice(-2);
    const has = (bytes: Uint8Array) => readTransaction(reader(bytes)).witnesses?.length;
    const say = 'Both have version 2, but only one has a witness. The marker decides.';
    expect(() => has(full.bytes)).toGive(1, [[() => true, say]]);
    expect(() => has(plain.bytes)).toGive(undefined, [[() => true, say]]);
  });

  test('stops after the locktime: what follows may be another transaction', () => {
    const r = reader(fromHex(hex(WITH_WITNESS.bytes) + hex(FIRST_PAYMENT.bytes)));
    readTransaction(r);
    expect(r.offset).toGive(WITH_WITNESS.bytes.length, [
      [WITH_WITNESS.bytes.length - 4, 'You did not read the last 4 bytes: the locktime.'],
      [
        r.source.length,
        'You read past the locktime, and the next transaction is lost. In a block, more transactions follow.',
      ],
    ]);
    expect(() => readTransaction(r)).toGive(PAYMENT, [
      [
        (got: unknown) => got instanceof Error,
        'You read the first transaction, but not the one after it. Look for the marker at the reader’s position, r.source[r.offset]: byte 4 of the source is in the first one.',
      ],
    ]);
  });

  test('reads a value exactly, to the last satoshi', () => {
    const value = (digits: string) =>
      readTransaction(reader(patched(FIRST_PAYMENT.bytes, 119, digits))).outputs[0].value;
    expect(value('0100000000002000')).toGive(2n ** 53n + 1n, [
      [
        2n ** 53n,
        'The last satoshi is gone: the value went through a number, and a number is exact only up to 2^53.',
      ],
    ]);
    expect(value('ffffffffffffffff')).toGive(-1n, [
      [
        2n ** 64n - 1n,
        'A value is an int64, so this is -1. It is not valid in a block, but a reader returns the value as it is.',
      ],
    ]);
  });

  test('reads every number of 4 bytes as unsigned, even the version', () => {
    const last = FIRST_PAYMENT.bytes.length - 4;
    const read = (offset: number) =>
      readTransaction(reader(patched(FIRST_PAYMENT.bytes, offset, 'ffffffff')));
    const strange = readTransaction(reader(patched(FIRST_PAYMENT.bytes, 0, 'f0b47b9a')));
    expect(strange.version).toGive(2_591_798_512, [
      [
        -1_703_168_784,
        'That was right until Bitcoin Core 28.0, when the version was an int32. Since then it has been a uint32.',
      ],
    ]);
    expect(read(0).version).toGive(0xffffffff);
    expect(read(37).inputs[0].index).toGive(0xffffffff, [
      [-1, 'An index has no sign. In a coinbase it is ff ff ff ff, 4294967295.'],
    ]);
    expect(read(last).locktime).toGive(0xffffffff, [
      [-1, 'A locktime has no sign: it has to last until 2106.'],
    ]);
  });

  test('does not change the bytes that it reads', () => {
    const bytes = WITH_WITNESS.bytes.slice();
    readTransaction(reader(bytes));
    expect(bytes).toGive(WITH_WITNESS.bytes, [
      [
        () => true,
        'You changed the bytes that you read: bytes() returns a view, and reverse() works in place.',
      ],
    ]);
  });

  test.each(['00', '02', 'ff'])('expects the flag 01 after the marker, and rejects %s', (flag) => {
    const bytes = patched(WITH_WITNESS.bytes, 5, flag);
    expect(() => readTransaction(reader(bytes))).toRefuse({ path: 'flag', offset: 5 }, [
      [accepted, `You ignored the flag ${flag}. Only after 01 do you know what follows.`],
    ]);
  });

  test.each([
    [3, 'version', 0],
    [5, 'flag', 5],
    [6, 'inputs.count', 6],
    [38, 'inputs[0].txid', 7],
    [43, 'inputs[0].script.length', 43],
    [116, 'inputs[0].script.bytes', 44],
    [161, 'inputs[1].sequence', 158],
    [162, 'outputs.count', 162],
    [204, 'outputs[1].value', 197],
    [232, 'witnesses[1].count', 232],
    [304, 'witnesses[1][0].bytes', 234],
    [305, 'witnesses[1][1].length', 305],
    [342, 'locktime', 339],
  ])('given only %d bytes, reports that %s is truncated', (left, path, offset) => {
    expect(() => readTransaction(reader(WITH_WITNESS.bytes.subarray(0, left)))).toRefuse({ path, offset });
  });

  test('also reports a truncated field if there are no witnesses', () => {
    const cut = (left: number) => () => readTransaction(reader(FIRST_PAYMENT.bytes.subarray(0, left)));
    expect(cut(20)).toRefuse({ path: 'inputs[0].txid', offset: 5 });
    expect(cut(273)).toRefuse({ path: 'locktime', offset: 271 });
  });

  test('allows 500,001 items in a witness: an empty one takes a single byte', () => {
    // the first item is invalid, so that reading the others costs nothing
    const start = `${hex(WITH_WITNESS.bytes.subarray(0, 231))} fe21a10700 fd0000`;
    const bytes = join(fromHex(start), new Uint8Array(500_010));
    expect(() => readTransaction(reader(bytes))).toRefuse({ path: 'witnesses[0][0].length', offset: 236 }, [
      [
        (got: unknown) => errorIn('witnesses[0].count')(got),
        'You rejected the number of items, but a transaction of 2022 has more. Only the size of a message limits a list: 4,000,000 bytes, and an empty item takes one of them.',
      ],
    ]);
  });

  describe('rejects marker and flag if no witness has an item, as nodes do:', () => {
    const { bytes } = FIRST_PAYMENT;
    const SUPERFLUOUS: KnownMistakes = [
      [
        accepted,
        'You accepted it, and would write it back as different bytes. If no witness has an item, marker and flag must not be there (BIP 144); Bitcoin Core calls this a superfluous witness record.',
      ],
    ];
    const piece = (start: number, end?: number) => hex(bytes.subarray(start, end));

    test('one input with an empty witness', () => {
      const marked = `${piece(0, 4)} 0001 ${piece(4, -4)} 00 ${piece(-4)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 273 }, SUPERFLUOUS);
    });

    test('two inputs with two empty witnesses', () => {
      const two = hex(bytes.subarray(5, 118));
      const marked = `${piece(0, 4)} 0001 02 ${two} ${two} ${piece(118, -4)} 0000 ${piece(-4)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 386 }, SUPERFLUOUS);
    });

    test('no inputs, and so no witnesses', () => {
      const marked = `${piece(0, 4)} 0001 00 ${piece(118)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 160 }, SUPERFLUOUS);
    });
  });

  test.each([
    ['the flag', patched(WITH_WITNESS.bytes, 5, '02'), 'flag', 5],
    ['a script', WITH_WITNESS.bytes.subarray(0, 116), 'inputs[0].script.bytes', 44],
    ['the locktime', WITH_WITNESS.bytes.subarray(0, 342), 'locktime', 339],
  ])(
    'counts the offset of %s from the start of the source, even if the reader is not at 0',
    (_, bytes, path, at) => {
      const r = reader(join(new Uint8Array(7), bytes));
      r.bytes(7);
      expect(() => readTransaction(r)).toRefuse({ path, offset: 7 + at }, [
        [
          (got: unknown) => (got as { offset?: number })?.offset === at,
          'The reader was at byte 7, and you counted the offset from there. Count from the start of the source, as r.offset does.',
        ],
      ]);
    },
  );

  test('quickly reads or rejects any bytes', () => {
    forAny([anyBytes(400)], (bytes) => survives(readTransaction, bytes));
    // bytes that look most like a transaction get furthest
    forAny([fc.nat(342), fc.nat(255)], (at, byte) => {
      const bytes = WITH_WITNESS.bytes.slice();
      bytes[at] = byte;
      survives(readTransaction, bytes);
    });
  });
});
