// A DataView on .buffer begins where the memory begins, not where the view does.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'A view has a byteOffset';

export function readLength(r: Reader) {
  return new DataView(r.bytes(4).buffer).getUint32(0, true);
}
