// ?. returns undefined for a command that is not in the table.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'readPayload';
export const diagnosis = 'You returned nothing for a command';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec && decode(codec.read, payload);
}
