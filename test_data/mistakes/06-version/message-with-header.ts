// The whole frame as the payload: it would get a second header when it is sent.
import { writeMessage } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'The header is in the payload';

export function makeMessage(command: string, value: unknown) {
  const codec = PAYLOADS.get(command);
  if (codec)
    return { command, payload: encode(writeMessage, { command, payload: encode(codec.write, value) }) };
  if (value instanceof Uint8Array) return { command, payload: value };
  throw new TypeError(`${command} is not in PAYLOADS`);
}
