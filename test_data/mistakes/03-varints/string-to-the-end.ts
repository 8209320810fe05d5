// The last field of a message ends where the message ends. This one is not the last.
import { readCount } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'That is all to the end of the message';

export function readVarStr(r: Reader) {
  r.field('length', readCount);
  return r.bytes(r.left, 'bytes');
}
