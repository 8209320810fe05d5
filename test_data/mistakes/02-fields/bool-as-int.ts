// BOOL is an int in C, and struct.pack('i') writes four bytes of it.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeBool';
export const diagnosis = 'Four bytes were written, as for an int';

export function writeBool(w: Writer, value: boolean) {
  w.bytes(Uint8Array.of(Number(value), 0, 0, 0));
}
