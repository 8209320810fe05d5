// It is transactions that this lesson is about.
import { hashBytes, INVENTORY } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'The type is another one than was given';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type: type && INVENTORY.TX, hash: hashBytes(text) }));
}
