// The root as hex, since txids are strings, too.
import * as right from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'merkleRoot';
export const diagnosis = 'You returned a string';

export function merkleRoot(hashes: Uint8Array[]) {
  return hex(right.merkleRoot(hashes));
}
