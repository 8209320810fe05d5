// A plain object as the table: it has a constructor and a toString, too.
import { PAYLOADS } from '../../../solutions/06-version';
import { type Codec, encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'Every plain object has something called constructor';

const TABLE: Record<string, Codec<unknown>> = Object.fromEntries(PAYLOADS);

export function makeMessage(command: string, value: unknown) {
  const codec = TABLE[command];
  if (codec) return { command, payload: encode(codec.write, value) };
  if (value instanceof Uint8Array) return { command, payload: value };
  throw new TypeError(`${command} is not in PAYLOADS`);
}
