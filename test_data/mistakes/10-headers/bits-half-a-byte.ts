// The first six hex digits, even if the first byte has only one.

export const exercise = 'targetToBits';
export const diagnosis = 'A byte is two hex digits';

export function targetToBits(target: bigint): number {
  const text = target.toString(16);
  const length = Math.ceil(text.length / 2);
  const digits = parseInt(text.padEnd(6, '0').slice(0, 6), 16);
  if (target === 0n) return 0;
  return digits >= 0x800000 ? (length + 1) * 2 ** 24 + (digits >> 8) : length * 2 ** 24 + digits;
}
