// The hash is sent as entered: the second error of the tutorial.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'in which people write it. No node';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ type, hash: hashBytes(text).reverse() }));
}
