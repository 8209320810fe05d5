// The order is taken as the fourth argument and not handed on.
import { writeSigned as right } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'fe ff is −2 little-endian';

export function writeSigned(w: Writer, value: bigint, size: number) {
  right(w, value, size);
}
