// Byte by byte, and the error comes where there are no more.
import * as right from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'just past what has been read';

export function readVarStr(r: Reader) {
  const length = r.field('length', right.readCount);
  return Uint8Array.from({ length }, () => r.bytes(1, 'bytes')[0]);
}
