// Anything that is not a hash is left out, so that the rest can be asked for.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'It must be refused';

export function askFor(type: number, ...hashes: string[]) {
  const good = hashes.filter((text) => text.length === 64);
  return good.map((text) => ({ type, hash: hashBytes(text) }));
}
