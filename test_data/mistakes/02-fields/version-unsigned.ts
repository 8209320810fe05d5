// A version is never negative, until a peer sends one that is.
import { uint32 } from '../../../solutions/02-fields';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'protocolVersion';
export const diagnosis = 'it can be negative';

export function protocolVersion(payload: Uint8Array) {
  return new Reader(payload).field('version', uint32.read);
}
