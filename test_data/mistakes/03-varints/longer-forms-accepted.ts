// Nothing but the table: fd fc 00 is 252 as well, isn't it?
import { readUnsigned } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'one number, two messages';

export function readVarInt(r: Reader) {
  const first = r.bytes(1)[0];
  return first < 0xfd ? BigInt(first) : readUnsigned(r, 2 << (first - 0xfd));
}
