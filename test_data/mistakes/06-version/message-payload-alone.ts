// encode() gives bytes, and the bytes are given back.
import { PAYLOADS } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'The payload alone came back';

export function makeMessage(command: string, value: unknown) {
  const codec = PAYLOADS.get(command);
  if (codec) return encode(codec.write, value);
  if (value instanceof Uint8Array) return { command, payload: value };
  throw new TypeError(`${command} is not in PAYLOADS`);
}
