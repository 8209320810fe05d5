import { Reader } from '../wire/codec/reader';
import { Writer } from '../wire/codec/writer';
import { meaningOf } from './error-meanings';

/** The message of the error that a call throws. */
function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

const untyped = (value: unknown) => value as never;

// the messages come from the Node that runs the test, so that changed messages in a newer Node are noticed
test.each<[string, () => unknown, string]>([
  ['a DataView that is too short', () => new DataView(new ArrayBuffer(4)).getBigUint64(0), 'always 8'],
  ['a Buffer that is too short', () => Buffer.alloc(4).readBigUInt64LE(), 'always 8'],
  ['an offset past a Buffer', () => Buffer.alloc(4).readUInt32LE(2), 'takes 4'],
  ['seven bytes and more at once', () => Buffer.alloc(8).readUIntLE(0, 8), 'up to 6 bytes'],
  ['a bigint of nothing', () => BigInt(untyped(undefined)), 'past the end'],
  ['a value that does not fit', () => Buffer.alloc(4).writeUInt32LE(-1), 'range check'],
  ['a bigint and a number', () => 1n + untyped(1), 'Convert one of them'],
  ['a bigint in Math', () => Math.max(untyped(1n)), 'Number(bigint)'],
  ['a fraction as a bigint', () => BigInt(1.5), 'whole numbers'],
  [
    'a function that calls itself without end',
    function again(): unknown {
      return again();
    },
    'Use a loop',
  ],
  ['a negative length', () => new Uint8Array(-1), 'negative'],
  ['too many bytes for set()', () => new Uint8Array(2).set([1, 2, 3]), 'than fit'],
  ['a field of nothing', () => (undefined as unknown as { a: number }).a, 'undefined'],
  ['nothing taken apart', () => (({ a }: { a: number }) => a)(untyped(undefined)), 'undefined or null'],
  ['a call for a function', () => new Writer().field('a', untyped(undefined)), 'field() takes a function'],
  [
    'another call for a function',
    () => new Reader(new Uint8Array(1)).field('a', untyped(1)),
    'field() takes a function',
  ],
  ['a spread number', () => [...(5 as unknown as number[])], 'not a list'],
  ['an empty reduce', () => [].reduce((a) => a), 'start value'],
])('%s', (_, call, want) => {
  expect(meaningOf(messageOf(call))).toContain(want);
});

test('other errors have no explanation', () => {
  expect(meaningOf('no such thing')).toBeUndefined();
});
