// readVarInt instead of readCount: a length without a limit.
import { readVarInt } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'You trusted a length of 33,554,433';

export function readVarStr(r: Reader) {
  return r.bytes(Number(r.field('length', readVarInt)), 'bytes');
}
