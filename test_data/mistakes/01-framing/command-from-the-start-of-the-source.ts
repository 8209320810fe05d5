// r.source begins at the start of the stream, not where the reader is.
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'another place was read';

export function readCommand(r: Reader) {
  const bytes = r.source.subarray(0, 12);
  const start = r.offset;
  r.bytes(12);
  const end = [...bytes, 0].indexOf(0);
  bytes.forEach((byte, i) => {
    const bad = i < end ? byte < 0x20 || byte > 0x7e : byte !== 0;
    if (bad) throw new WireError('', start + i, 'a command', `${byte}`);
  });
  return Buffer.from(bytes.subarray(0, end)).toString('latin1');
}
