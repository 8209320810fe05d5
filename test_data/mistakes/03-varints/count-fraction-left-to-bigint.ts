// BigInt(1.5) refuses by itself, with an error that knows no offset.
import { MAX_COUNT, writeVarInt } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCount';
export const diagnosis = 'not with a WireError';

export function writeCount(w: Writer, count: number) {
  if (count < 0 || count > MAX_COUNT) throw new WireError('', w.offset, `${MAX_COUNT}`, String(count));
  writeVarInt(w, BigInt(count));
}
