// All types are small numbers, except those with witnesses.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'That is not the type that you were given';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type: type & 0xff, hash: hashBytes(text) }));
}
