// reverse() works in place, and the caller goes on using the hash.

export const exercise = 'meetsTarget';
export const diagnosis = 'You reversed the hash in place';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return BigInt(`0x${Buffer.from(hash.reverse()).toString('hex')}`) <= target;
}
