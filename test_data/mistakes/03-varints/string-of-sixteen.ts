// '16s' in struct.unpack: the length of /Satoshi:0.16.0/, and of nothing else.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'but you read a different number';

export function readVarStr(r: Reader) {
  r.bytes(1);
  return r.bytes(16, 'bytes');
}
