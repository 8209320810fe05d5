// Only commands in the table are allowed, even if the value is already bytes.
import { PAYLOADS } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'bytes are a valid payload for any command';

export function makeMessage(command: string, value: unknown) {
  const codec = PAYLOADS.get(command);
  if (codec) return { command, payload: encode(codec.write, value) };
  throw new TypeError(`${command} is not in PAYLOADS`);
}
