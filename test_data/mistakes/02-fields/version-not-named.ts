// int32.read on its own knows the offset, but not the name of the field.
import { int32 } from '../../../solutions/02-fields';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'protocolVersion';
export const diagnosis = 'it should name "version"';

export function protocolVersion(payload: Uint8Array) {
  return int32.read(new Reader(payload));
}
