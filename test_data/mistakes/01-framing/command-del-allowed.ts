// 7f is taken for the last character of ASCII. It is, but it is not printable.
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = '7f was accepted';

export function readCommand(r: Reader) {
  const start = r.offset;
  const bytes = r.bytes(12);
  const nul = bytes.indexOf(0);
  const end = nul === -1 ? bytes.length : nul;
  bytes.forEach((byte, i) => {
    if (i < end && (byte < 0x20 || byte > 0x7f)) throw new WireError('', start + i, 'ASCII', '?');
    if (i > end && byte !== 0) throw new WireError('', start + i, 'nothing after a NUL', '?');
  });
  return String.fromCharCode(...bytes.subarray(0, end));
}
