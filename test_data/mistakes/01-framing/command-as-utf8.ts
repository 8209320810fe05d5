// A text decoder drops the byte order mark, and nothing bad is left to see.
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'ef bb bf was accepted';

export function readCommand(r: Reader) {
  const start = r.offset;
  const text = new TextDecoder().decode(r.bytes(12));
  const bad = text.search(/(?<=\0)[^\0]|[^ -~\0]/);
  if (bad !== -1) throw new WireError('', start + bad, 'printable ASCII', JSON.stringify(text[bad]));
  return text.replace(/\0+$/, '');
}
