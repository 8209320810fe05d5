// hex() for what is not known: fit for printing, and not for sending on.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { hex } from '../../../src/wire/bytes';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'readPayload';
export const diagnosis = 'A text came back';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec ? decode(codec.read, payload) : hex(payload);
}
