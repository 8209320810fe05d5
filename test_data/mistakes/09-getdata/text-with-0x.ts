// As Ethereum writes its hashes.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'Without 0x';

export function hashText(hash: Uint8Array): string {
  return `0x${hex(hash.slice().reverse())}`;
}
