// The offset is asked for when the marker is read already.
import * as right from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readVarInt';
export const diagnosis = 'points just past the marker';

export function readVarInt(r: Reader) {
  return changeError(
    () => right.readVarInt(r),
    ({ expected, offset }) => (expected.startsWith('the shortest form') ? { offset: offset + 1 } : {}),
  );
}
