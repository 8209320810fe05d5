// A count is a uint32 in most formats.
import { uint32 } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCount';
export const diagnosis = 'That is 1000 in four bytes';

export function writeCount(w: Writer, count: number) {
  uint32.write(w, count);
}
