// The offset is the index in the twelve bytes: right only if the command comes first.
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'the reader was at byte 3 already';

export function readCommand(r: Reader) {
  const bytes = r.bytes(12);
  const end = [...bytes, 0].indexOf(0);
  bytes.forEach((byte, i) => {
    const bad = i < end ? byte < 0x20 || byte > 0x7e : byte !== 0;
    if (bad) throw new WireError('', i, 'a command', `${byte}`);
  });
  return Buffer.from(bytes.subarray(0, end)).toString('latin1');
}
