// The hash as a number: toString(16) knows no leading zeros.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'The zeros in front are missing';

export function hashText(hash: Uint8Array): string {
  return BigInt(`0x${hex(hash.slice().reverse())}`).toString(16);
}
