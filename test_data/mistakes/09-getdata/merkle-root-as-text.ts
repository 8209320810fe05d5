// The root as hex, since txids are texts, too.
import * as right from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'merkleRoot';
export const diagnosis = 'A text came back';

export function merkleRoot(hashes: Uint8Array[]) {
  return hex(right.merkleRoot(hashes));
}
