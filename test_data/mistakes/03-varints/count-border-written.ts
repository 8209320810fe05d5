// >= for > when writing: the largest count cannot be sent.
import { MAX_COUNT, writeVarInt } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCount';
export const diagnosis = 'The largest count itself is still allowed';

export function writeCount(w: Writer, count: number) {
  if (!Number.isInteger(count) || count < 0 || count >= MAX_COUNT) {
    throw new WireError('', w.offset, `below ${MAX_COUNT}`, String(count));
  }
  writeVarInt(w, BigInt(count));
}
