// < instead of <=, as in a well-known notebook.
import { hashText } from '../../../solutions/09-getdata';

export const exercise = 'meetsTarget';
export const diagnosis = 'Equal is low enough';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return BigInt(`0x${hashText(hash)}`) < target;
}
