// codec.read() on a reader: what is left behind the value is never looked at.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readPayload';
export const diagnosis = 'A byte is left over, and nobody said so';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec ? codec.read(new Reader(payload)) : payload;
}
