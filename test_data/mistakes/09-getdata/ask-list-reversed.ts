// The list is reversed, too.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'reverse the bytes of each hash, not the list';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type, hash: hashBytes(text) })).reverse();
}
