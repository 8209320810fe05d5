// The hex digits of a number, as bytes: that is big-endian.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'The largest part was written first';

export function writeUnsigned(w: Writer, value: bigint, size: number) {
  w.bytes(Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex'));
}
