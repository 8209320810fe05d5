// The Python way of leaving out what is false.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeBool';
export const diagnosis = 'Nothing was written for false';

export function writeBool(w: Writer, value: boolean) {
  if (value) w.bytes(Uint8Array.of(1));
}
