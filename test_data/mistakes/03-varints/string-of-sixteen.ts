// '16s' in struct.unpack: the length of /Satoshi:0.16.0/, and of nothing else.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'Five bytes were promised, and others asked for';

export function readVarStr(r: Reader) {
  r.bytes(1);
  return r.bytes(16, 'bytes');
}
