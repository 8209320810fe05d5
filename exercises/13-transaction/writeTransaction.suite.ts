import { writeTransaction } from 'answers/13-transaction';
// a wrong partner must not be reported here
import { readTransaction } from '../../solutions/13-transaction';
import { fromHex, hex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { patched, reader } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import {
  anyTransaction,
  FIRST_PAYMENT,
  TRANSACTIONS,
  WITH_WITNESS,
} from '../../src/suite/recorded-transactions';
import { encode } from '../../src/wire/codec/codec';
import type { Writer } from '../../src/wire/codec/writer';
import { type Transaction, reversed, accepted, PAYMENT, SIGNED, _, UNSIGNED } from './shared';

describe('writeTransaction', () => {
  test('writes the first payment as it was sent in 2009', () => {
    const bytes = FIRST_PAYMENT.bytes;
    expect(() => encode(writeTransaction, PAYMENT)).toGive(bytes, [
      [
        fromHex(`${hex(bytes.subarray(0, 4))}0001${hex(bytes.subarray(4))}`),
        'You wrote marker and flag, but no witness follows. In that case leave them out.',
      ],
      [bytes.subarray(0, -4), 'The locktime is missing: 4 bytes at the end.'],
      [
        patched(bytes, 5, hex(reversed(bytes.subarray(5, 37)))),
        'You reversed the hash in the input. Write it as it was read.',
      ],
    ]);
  });

  test('writes marker and flag after the version, and the witnesses before the locktime', () => {
    const { bytes, plain } = WITH_WITNESS;
    const piece = (start: number, end?: number) => hex(bytes.subarray(start, end));
    expect(() => encode(writeTransaction, SIGNED)).toGive(bytes, [
      [
        plain,
        'That is the form without marker, flag and witnesses, which is hashed for the txid. The first of the two witnesses is empty, but the second has items: write all three.',
      ],
      [
        fromHex(piece(0, 4) + piece(6)),
        'Marker and flag are missing. A reader would take the first witness for the locktime.',
      ],
      [fromHex(piece(0, 231) + piece(339)), 'The witnesses are missing, although the marker promises them.'],
      [
        fromHex(`${piece(0, 4)}0100${piece(6)}`),
        'The marker is 00, the flag 01, and the marker comes first: 00 01.',
      ],
      [fromHex(`0001${piece(0, 4)}${piece(6)}`), 'The version comes first. Marker and flag come after it.'],
      [
        fromHex(`${piece(0, 231)}02${piece(231)}`),
        'You wrote the number of witnesses. There is one for each input, so no count comes before them.',
      ],
      [fromHex(piece(0, 231) + piece(232)), 'The first input’s witness is empty. Write it anyway: a 00.'],
      [
        fromHex(piece(0, 231) + piece(339) + piece(231, 339)),
        'The locktime comes last, after the witnesses.',
      ],
      [bytes.subarray(0, -4), 'The locktime is missing: 4 bytes at the end.'],
      [
        fromHex(piece(0, 232) + piece(339)),
        'The witness of the second input is missing. There is one for each input.',
      ],
    ]);
  });

  test('leaves out marker, flag and witnesses, and nothing else, if there are no witnesses', () => {
    expect(() => encode(writeTransaction, UNSIGNED)).toGive(WITH_WITNESS.plain);
  });

  test.each(TRANSACTIONS.map(({ name, bytes }) => [name, bytes] as const))(
    'writes the %s back byte for byte',
    (_, bytes) => {
      expect(() => encode(writeTransaction, readTransaction(reader(bytes)))).toGive(bytes);
    },
  );

  test.each([
    ['one witness', 1],
    ['three witnesses', 3],
  ])('rejects %s for two inputs', (_, length) => {
    const witnesses = Array.from({ length }, () => [fromHex('51')]);
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuseWith(
      RangeError,
      [],
      [[accepted, 'You wrote it, but no node can read it: a reader expects as many witnesses as inputs.']],
    );
  });

  test.each([0, 1, 3])('counts empty witnesses, too, and rejects %d of them for two inputs', (length) => {
    const witnesses = Array.from({ length }, () => []);
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuseWith(
      RangeError,
      [],
      [
        [
          accepted,
          'You wrote it, since all its witnesses are empty. But two inputs need two witnesses: something is wrong with this transaction.',
        ],
      ],
    );
  });

  const [input] = PAYMENT.inputs;
  const [output] = PAYMENT.outputs;
  test.each<[string, Partial<Transaction>, number]>([
    ['version', { version: 2 ** 32 }, 0],
    ['version', { version: -1 }, 0],
    ['version', { version: 1.5 }, 0],
    ['inputs[0].txid', { inputs: [{ ...input, txid: new Uint8Array(31) }] }, 5],
    ['inputs[0].index', { inputs: [{ ...input, index: 2 ** 32 }] }, 37],
    ['inputs[0].sequence', { inputs: [{ ...input, sequence: -1 }] }, 114],
    ['outputs[0].value', { outputs: [{ ...output, value: 2n ** 63n }] }, 119],
    ['locktime', { locktime: 2 ** 32 }, 271],
    ['locktime', { locktime: -1 }, 271],
  ])('rejects a value that does not fit, and names the field: %s', (path, change, offset) => {
    expect(() => encode(writeTransaction, { ...PAYMENT, ...change })).toRefuse({ path, offset }, [
      [
        accepted,
        'What you wrote is not what you were given. Reject a value that does not fit; never wrap it.',
      ],
    ]);
  });

  test('names the invalid item of a witness', () => {
    // one byte over the limit for a length
    const endless = new Uint8Array(0x02000001);
    const witnesses = [[], [fromHex('51'), endless]];
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuse({
      path: 'witnesses[1][1].length',
      offset: 235,
    });
  });

  test('writes bytes that are read back as the same transaction', () => {
    forAny([anyTransaction], (tx) => {
      expect(readTransaction(reader(encode(writeTransaction, tx)))).toGive(tx);
    });
  });

  test('writes the old form if all witnesses are empty: nodes reject the other', () => {
    const bytes = FIRST_PAYMENT.bytes;
    expect(() => encode(writeTransaction, { ...PAYMENT, witnesses: [[]] })).toGive(bytes, [
      [
        (got: unknown) => got instanceof Uint8Array && got.length === bytes.length + 3,
        'Marker and flag promise witnesses, but all of them are empty. BIP 144: in that case the old form must be used.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === bytes.length + 1,
        'You wrote the empty witness, but not marker and flag. No node can read that.',
      ],
    ]);
  });

  test.each([
    ['with one output', PAYMENT.outputs.slice(0, 1)],
    ['with no outputs either', []],
  ])('rejects a transaction without inputs, which could not be read back: %s', (_, outputs) => {
    const known: KnownMistakes = [
      [
        accepted,
        'You wrote it, but it cannot be read: a 0 for the number of inputs is the marker, and what comes next is taken for the flag.',
      ],
    ];
    const none = { ...PAYMENT, inputs: [], outputs };
    expect(() => encode(writeTransaction, none)).toRefuse({ path: 'inputs', offset: 4 }, known);
    expect(() => encode(writeTransaction, { ...none, witnesses: [] })).toRefuse(
      { path: 'inputs', offset: 4 },
      known,
    );
  });

  test.each<[string, Partial<Transaction>, number]>([
    ['version', { version: 2 ** 32 }, 0],
    ['inputs', { inputs: [] }, 4],
    ['locktime', { locktime: -1 }, 271],
  ])('counts the offset of %s from the start, even if the writer is not at 0', (path, change, at) => {
    const later = (w: Writer) => {
      w.bytes(new Uint8Array(7));
      writeTransaction(w, { ...PAYMENT, ...change });
    };
    expect(() => encode(later, undefined)).toRefuse({ path, offset: 7 + at }, [
      [
        (got: unknown) => (got as { offset?: number })?.offset === at,
        'Seven bytes had already been written, and you counted the offset from there. Count from the start, as w.offset does.',
      ],
    ]);
  });
});
