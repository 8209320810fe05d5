// This lesson is about transactions, so that is what it asks for.
import { hashBytes, INVENTORY } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'That is not the type that you were given';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type: type && INVENTORY.TX, hash: hashBytes(text) }));
}
