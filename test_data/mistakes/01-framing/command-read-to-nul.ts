// Read like a C string, and the padding is left for whoever reads next.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'Reading stopped at the first NUL';

export function readCommand(r: Reader) {
  let text = '';
  while (text.length < 12) {
    const [byte] = r.bytes(1);
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}
