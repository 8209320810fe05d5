// All types are small numbers, but those with witnesses.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'The type is another one than was given';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type: type & 0xff, hash: hashBytes(text) }));
}
