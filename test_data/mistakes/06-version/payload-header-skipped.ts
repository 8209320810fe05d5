// The header is skipped once more; readMessage has done so.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'readPayload';
export const diagnosis = 'the 24 bytes of the header are gone already';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  return codec ? decode(codec.read, payload.subarray(24)) : payload;
}
