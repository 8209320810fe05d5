// `as Uint8Array` satisfies the type checker, but checks nothing at run time.
import { PAYLOADS } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'makeMessage';
export const diagnosis = 'whose payload is not bytes';

export function makeMessage(command: string, value: unknown) {
  const codec = PAYLOADS.get(command);
  if (codec) return { command, payload: encode(codec.write, value) };
  return { command, payload: value as Uint8Array };
}
