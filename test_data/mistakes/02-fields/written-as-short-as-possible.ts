// while (value > 0): the zeros at the top are never written.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'Three bytes would do for 70015';

export function writeUnsigned(w: Writer, value: bigint) {
  for (let rest = value; rest > 0n; rest /= 256n) w.bytes(Uint8Array.of(Number(rest % 256n)));
}
