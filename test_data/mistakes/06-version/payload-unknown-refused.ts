// What is not in the table is taken for an error.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { decode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';

export const exercise = 'readPayload';
export const diagnosis = 'A node meets commands that it does not know every day';

export function readPayload({ command, payload }: Message): unknown {
  const codec = PAYLOADS.get(command);
  if (!codec) throw new WireError('command', 4, 'a known command', command);
  return decode(codec.read, payload);
}
