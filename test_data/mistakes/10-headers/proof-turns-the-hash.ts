// reverse() works in place, and the hash is what others go on with.

export const exercise = 'meetsTarget';
export const diagnosis = 'The hash was turned round in place';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return BigInt(`0x${Buffer.from(hash.reverse()).toString('hex')}`) <= target;
}
