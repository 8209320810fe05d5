// codec.read() on a reader: nobody checks what is left after the value.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readPayload';
export const diagnosis = 'A byte is left over, but nothing was reported';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec ? codec.read(new Reader(payload)) : payload;
}
