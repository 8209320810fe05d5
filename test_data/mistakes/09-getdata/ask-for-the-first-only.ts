// Nobody asks for more than one.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'Only one is left';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.slice(0, 1).map((text) => ({ type, hash: hashBytes(text) }));
}
