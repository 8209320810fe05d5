// readVarInt and not readCount: a length without limit.
import { readVarInt } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'was believed, and the bytes asked for';

export function readVarStr(r: Reader) {
  return r.bytes(Number(r.field('length', readVarInt)), 'bytes');
}
