// .buffer is not what a view shows, but all that lies behind it.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'Of a view, something else was taken';

export function hashText(hash: Uint8Array): string {
  return hex(new Uint8Array(hash.buffer.slice(0)).reverse());
}
