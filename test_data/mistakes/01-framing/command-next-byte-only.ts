// Only the byte right after the first NUL is looked at.
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'After the first NUL all bytes must be NUL';

export function readCommand(r: Reader) {
  const start = r.offset;
  const bytes = r.bytes(12);
  const end = [...bytes, 0].indexOf(0);
  bytes.forEach((byte, i) => {
    const bad = i < end ? byte < 0x20 || byte > 0x7e : i <= end + 1 && byte !== 0;
    if (bad) throw new WireError('', start + i, 'a command', `${byte}`);
  });
  return Buffer.from(bytes.subarray(0, end)).toString('latin1');
}
