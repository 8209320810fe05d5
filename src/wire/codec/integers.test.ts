import { hex } from '../bytes';
import { type Codec, encode, list, struct } from './codec';
import { WireError } from './error';
import { integerCodecs } from './integers';

/**
 * Stand-ins that use one byte of each size: enough to see what is passed on. The real ones are lesson 02's.
 */
const { uint8, uint16, uint16be, uint32, int32, uint64, int64 } = integerCodecs({
  readUnsigned: (r, size) => BigInt(r.bytes(size)[0]),
  readSigned: (r, size) => BigInt(r.bytes(size)[0]),
  writeUnsigned: (w, value, size) => w.bytes(new Uint8Array(size).fill(Number(value))),
  writeSigned: (w, value, size) => w.bytes(new Uint8Array(size).fill(Number(value))),
});

const SMALL = { uint8, uint16, uint16be, uint32, int32 };
const LARGE = { uint64, int64 };

/** The hex, or the error, from writing a value in a list in a struct, after three bytes. */
function outcome(codec: unknown, value: unknown): unknown {
  const before = struct({ a: uint8, b: uint16, all: list(uint8, codec as Codec<unknown>, 9) });
  try {
    return hex(encode(before.write, { a: 1, b: 2, all: [value] })).slice(8);
  } catch (error) {
    return error;
  }
}

const FOREIGN: [string, unknown][] = [
  ['a fraction', 1.5],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['undefined', undefined],
  ['null', null],
  ['a string of digits', '5'],
  ['an empty string', ''],
  ['a bool', true],
  ['an object', { value: 5 }],
  ['a list', [5]],
];

describe.each(Object.entries({ ...SMALL, ...LARGE }))('%s', (_, codec) => {
  test.each([...FOREIGN, codec === uint64 || codec === int64 ? ['a number', 5] : ['a bigint', 5n]])(
    '%s is rejected with field and offset',
    (_, value) => {
      const error = outcome(codec, value);
      expect(error).toBeInstanceOf(WireError);
      expect(error).toMatchObject({ path: 'all[0]', offset: 4 });
      expect((error as WireError).found).not.toBe('');
    },
  );
});

test.each(Object.entries(SMALL))('%s accepts a whole number', (_, codec) => {
  expect(outcome(codec, 5)).toMatch(/^(05)+$/);
  expect(outcome(codec, -0)).toMatch(/^(00)+$/);
});

test.each(Object.entries(LARGE))('%s accepts a bigint', (_, codec) => {
  expect(outcome(codec, 5n)).toBe('05'.repeat(8));
});

test('the error shows what was found, and only the beginning of a long string', () => {
  const found = (value: unknown) => (outcome(uint32, value) as WireError).found;
  expect(found(1.5)).toBe('1.5');
  expect(found(5n)).toBe('the bigint 5');
  expect(found('5\u001b')).toBe('the string "5\\u001b"');
  expect(found('x'.repeat(1_000_000)).length).toBeLessThan(80);
});
