// The order is the fourth argument, but it is not passed on.
import { writeSigned as right } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'fe ff is −2 in little-endian';

export function writeSigned(w: Writer, value: bigint, size: number) {
  right(w, value, size);
}
