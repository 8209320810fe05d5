// 256 ** (length - 3) is a number, and only 53 bits of it are right.

export const exercise = 'bitsToTarget';
export const diagnosis = 'A number is not exact above 2^53';

export const bitsToTarget = ((bits: number) => (bits & 0x7fffff) * 256 ** ((bits >>> 24) - 3)) as unknown as (
  bits: number,
  limit: bigint,
) => bigint;
