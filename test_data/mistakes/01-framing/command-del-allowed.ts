// 7f is taken for the last character of ASCII. It is, but it is not printable.
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = '7f came through';

export function readCommand(r: Reader) {
  const start = r.offset;
  const bytes = r.bytes(12);
  const end = Buffer.from(bytes).toString('latin1').replace(/\0+$/, '').length;
  bytes.subarray(0, end).forEach((byte, i) => {
    if (byte === 0) throw new WireError('', start + i + 1, 'nothing behind a NUL', '?');
    if (byte < 0x20 || byte > 0x7f) throw new WireError('', start + i, 'ASCII', '?');
  });
  return String.fromCharCode(...bytes.subarray(0, end));
}
