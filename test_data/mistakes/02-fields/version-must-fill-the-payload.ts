// decode() refuses what is left behind, and here the whole message is.
import { int32 } from '../../../solutions/02-fields';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'protocolVersion';
export const diagnosis = 'Only the first four bytes';

export function protocolVersion(payload: Uint8Array) {
  return decode(int32.read, payload);
}
