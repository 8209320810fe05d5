// As in a shell: the digits that the first sha256sum prints go into the second.
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'hashed the hex digits';

export function hash256(data: Uint8Array) {
  return sha256(new TextEncoder().encode(hex(sha256(data))));
}
