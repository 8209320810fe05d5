// trim() to be friendly; then the same text is a hash here, and none elsewhere.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'taken for a hash, silently';

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text.trim())) throw new RangeError(`no hash: ${text}`);
  return fromHex(text.trim()).reverse();
}
