// .buffer is not what a view shows, but all of the underlying memory.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'the 32 bytes that the view shows';

export function hashText(hash: Uint8Array): string {
  return hex(new Uint8Array(hash.buffer.slice(0)).reverse());
}
