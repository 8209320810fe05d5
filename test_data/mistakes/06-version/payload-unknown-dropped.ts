// ?. gives undefined for what is not in the table.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'readPayload';
export const diagnosis = 'Its bytes are all that is known';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec && decode(codec.read, payload);
}
