// fd, fe and ff are taken for one, two and four more bytes.
import { readUnsigned } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'You read only one byte after fd';

export function readVarInt(r: Reader) {
  const first = r.bytes(1)[0];
  return first < 0xfd ? BigInt(first) : readUnsigned(r, 2 ** (first - 0xfd));
}
