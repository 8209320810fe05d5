// A plain object as the table: it has a constructor and a toString, too.
import type { Message } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { type Codec, decode } from '../../../src/wire/codec/codec';

export const exercise = 'readPayload';
export const diagnosis = 'Every plain object has something called constructor';

const TABLE: Record<string, Codec<unknown>> = Object.fromEntries(PAYLOADS);

export function readPayload({ command, payload }: Message): unknown {
  return TABLE[command] ? decode(TABLE[command].read, payload) : payload;
}
