// reverse() on a view turns the message itself round.
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'The bytes that were read have changed';

export function readLength(r: Reader) {
  return Number.parseInt(hex(r.bytes(4).reverse()), 16);
}
