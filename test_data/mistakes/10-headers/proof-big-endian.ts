// The bytes are read as they come: the first is taken for the highest.

export const exercise = 'meetsTarget';
export const diagnosis = 'The hash is read as a little-endian number';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return BigInt(`0x${Buffer.from(hash).toString('hex')}`) <= target;
}
