// if (!length) return undefined, as if nothing had been there.
import { readCount } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'It is a string of no bytes';

export function readVarStr(r: Reader) {
  const length = r.field('length', readCount);
  return length ? r.bytes(length, 'bytes') : undefined;
}
