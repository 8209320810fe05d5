// forEach() returns nothing, and the list is never filled.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'The list is empty';

export function askFor(type: number, ...hashes: string[]) {
  const wanted: { type: number; hash: Uint8Array }[] = [];
  hashes.forEach((text) => [...wanted, { type, hash: hashBytes(text) }]);
  return wanted;
}
