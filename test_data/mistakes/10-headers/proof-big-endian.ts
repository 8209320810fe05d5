// It reads the bytes as they come: the first is taken for the most significant.

export const exercise = 'meetsTarget';
export const diagnosis = 'Read the hash as a little-endian number';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return BigInt(`0x${Buffer.from(hash).toString('hex')}`) <= target;
}
