// Python's command.replace(b'\0', b''), in many tutorials: ver\0ack becomes verack.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'You took out every NUL';

export function readCommand(r: Reader) {
  return Buffer.from(r.bytes(12)).toString('latin1').replaceAll('\0', '');
}
