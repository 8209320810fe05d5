// node's 'ascii' clears the top bit, so e9 turns into i and passes the check.
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = "Node's 'ascii' drops the top bit";

export function readCommand(r: Reader) {
  const start = r.offset;
  const text = Buffer.from(r.bytes(12)).toString('ascii').replace(/\0+$/, '');
  const bad = text.search(/(?<=\0)[^\0]|[^ -~\0]/);
  if (bad !== -1) throw new WireError('', start + bad, 'printable ASCII', '?');
  return text;
}
