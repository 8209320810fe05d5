import { fromHex } from '../wire/bytes';
import type { Reader } from '../wire/codec/reader';
import type { Writer } from '../wire/codec/writer';
import { WireError } from '../wire/codec/error';
import { expectOfView, expectReadAtOffset, expectReadRefused, expectWrittenAtOffset } from './at-offset';

/** The message with which a helper fails; empty if it passes. */
function said(call: () => void): string {
  try {
    call();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const BYTES = fromHex('0102');
const first = (bytes: Uint8Array) => bytes[0];

test('a view is blamed if a whole buffer gives the right result, but not if that is wrong as well', () => {
  const ofView = (use: (bytes: Uint8Array) => unknown) => said(() => expectOfView(use, BYTES, 1));
  const ofAllMemory = (bytes: Uint8Array) => first(new Uint8Array(bytes.buffer));
  expect(ofView(first)).toBe('');
  expect(ofView(ofAllMemory)).toContain('a view into a larger buffer');
  expect(ofView(() => 7)).toContain('7');
  expect(ofView(() => 7)).not.toContain('view');
  expect(ofView(() => first(undefined as unknown as Uint8Array))).not.toContain('view');
});

test('the position of a reader is blamed if the value is read correctly at offset 0, but not otherwise', () => {
  const ofRead = (read: (r: Reader) => unknown) => said(() => expectReadAtOffset(read, BYTES, 1));
  const fromTheStart = (r: Reader) => {
    r.bytes(2);
    return first(r.source);
  };
  expect(ofRead((r) => first(r.bytes(2)))).toBe('');
  expect(ofRead(fromTheStart)).toContain('another place was read');
  expect(ofRead(() => 7)).toContain('7');
  expect(ofRead(() => 7)).not.toContain('place');
});

test('the position of a writer is blamed if the value is written correctly at offset 0, but not otherwise', () => {
  const ofWrite = (write: (w: Writer) => void) => said(() => expectWrittenAtOffset(write, BYTES));
  expect(ofWrite((w) => w.bytes(BYTES))).toBe('');
  expect(ofWrite((w) => w.bytes(w.offset === 0 ? BYTES : BYTES.subarray(1)))).toContain('the writer was at');
  expect(ofWrite((w) => w.bytes(BYTES.subarray(1)))).not.toContain('the writer was at');
  expect(ofWrite((w) => w.bytes(BYTES.subarray(1)))).not.toBe('');
});

test('too few bytes are refused whether or not others follow them in memory', () => {
  const ofRead = (read: (r: Reader) => unknown) =>
    said(() => expectReadRefused(read, BYTES, { path: '', offset: 0 }));
  const viewFirst = (r: Reader) => {
    const view = new DataView(r.source.buffer, r.source.byteOffset);
    const value = view.getUint32(r.offset);
    r.bytes(4);
    return value;
  };
  expect(ofRead((r) => r.bytes(4))).toBe('');
  expect(ofRead(viewFirst)).toContain('not with a WireError');
  const zeroBased = (r: Reader) => {
    throw new WireError('', 0, '4 bytes', String(r.left));
  };
  expect(ofRead(zeroBased)).toContain('ask r.offset');
});
