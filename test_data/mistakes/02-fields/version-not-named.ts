// int32.read alone knows only where it stands, not what it reads.
import { int32 } from '../../../solutions/02-fields';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'protocolVersion';
export const diagnosis = 'it should name "version"';

export function protocolVersion(payload: Uint8Array) {
  return int32.read(new Reader(payload));
}
