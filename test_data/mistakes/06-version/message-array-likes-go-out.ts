// Uint8Array.from takes anything, and makes zeros or nothing of what it does not understand.
import { PAYLOADS } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'Bytes were made up for a value';

export function makeMessage(command: string, value: unknown) {
  const codec = PAYLOADS.get(command);
  if (codec) return { command, payload: encode(codec.write, value) };
  return { command, payload: Uint8Array.from(value as Uint8Array) };
}
