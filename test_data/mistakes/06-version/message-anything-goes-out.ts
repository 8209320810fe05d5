// `as Uint8Array` for the type checker; at run time it checks nothing.
import { PAYLOADS } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'its payload is not bytes';

export function makeMessage(command: string, value: unknown) {
  const codec = PAYLOADS.get(command);
  if (codec) return { command, payload: encode(codec.write, value) };
  return { command, payload: value as Uint8Array };
}
