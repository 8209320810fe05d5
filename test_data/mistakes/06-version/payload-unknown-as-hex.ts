// hex() for unknown payloads: good for printing, but not for relaying.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { hex } from '../../../src/wire/bytes';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'readPayload';
export const diagnosis = 'You returned a string';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec ? decode(codec.read, payload) : hex(payload);
}
