// decode() rejects leftover bytes, and here most of the message is left over.
import { int32 } from '../../../solutions/02-fields';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'protocolVersion';
export const diagnosis = 'Only the first four bytes';

export function protocolVersion(payload: Uint8Array) {
  return decode(int32.read, payload);
}
