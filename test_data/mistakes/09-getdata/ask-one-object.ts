// It asks for one thing, so one object is enough.
import { hashBytes } from '../../../solutions/09-getdata';

export const exercise = 'askFor';
export const diagnosis = 'That is one vector';

export function askFor(type: number, ...hashes: string[]) {
  return { type, hash: hashBytes(hashes[0]) };
}
