// str(True) and encode: the digit, not the number.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeBool';
export const diagnosis = 'the digit "1" as text';

export function writeBool(w: Writer, value: boolean) {
  w.bytes(Buffer.from(value ? '1' : '0'));
}
