// The list is turned round, too.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'only the bytes of a hash are turned round';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type, hash: hashBytes(text) })).reverse();
}
