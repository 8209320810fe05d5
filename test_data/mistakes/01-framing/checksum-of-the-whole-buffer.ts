// A payload is a view, and Buffer.from(payload.buffer) is all of the memory that it is a view of.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = '`.buffer` is the whole buffer';

export function checksum(payload: Uint8Array) {
  return sha256(sha256(new Uint8Array(payload.buffer))).slice(0, 4);
}
