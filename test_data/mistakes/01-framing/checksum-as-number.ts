// Four bytes, taken as a number.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = 'A number came back';

export function checksum(payload: Uint8Array) {
  return Buffer.from(sha256(sha256(payload))).readUInt32LE();
}
