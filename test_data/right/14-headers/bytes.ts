// Written by a learner who thinks of targets and hashes as 32 bytes, and has little use for bigints.
/** 32 bytes, most significant byte first. */
const toBytes = (n: bigint) => Uint8Array.from(Buffer.from(n.toString(16).padStart(64, '0'), 'hex'));

export function bitsToTarget(bits: number, limit: bigint): bigint {
  const length = Math.floor(bits / 2 ** 24);
  const digits = [(bits >> 16) & 0x7f, (bits >> 8) & 0xff, bits & 0xff];
  let target = 0n;
  for (let i = 0; i < length; i++) target = target * 256n + BigInt(digits[i] ?? 0);
  if (target === 0n) throw new RangeError(`${bits}: zero`);
  if ((bits & 0x800000) !== 0) throw new RangeError(`${bits}: negative`);
  if (target !== BigInt.asUintN(256, target)) throw new RangeError(`${bits}: overflowing`);
  if (target > limit) throw new RangeError(`${bits}: above the limit`);
  return target;
}

export function targetToBits(target: bigint): number {
  // one more byte in front, so that there is always room for the zero
  const bytes = [0, ...toBytes(target)];
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1) return 0;
  const start = bytes[first] > 127 ? first - 1 : first;
  const [a, b = 0, c = 0] = bytes.slice(start);
  return ((33 - start) * 2 ** 24 + a * 65536 + b * 256 + c) >>> 0;
}

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  const highest = toBytes(target);
  for (let i = 0; i < 32; i++) {
    if (hash[31 - i] !== highest[i]) return hash[31 - i] < highest[i];
  }
  return true;
}

export function workFor(target: bigint): bigint {
  // how often target + 1 fits into 2^256, bit by bit
  let work = 0n;
  let rest = 0n;
  for (let bit = 256; bit >= 0; bit--) {
    rest = 2n * rest + (bit === 256 ? 1n : 0n);
    work *= 2n;
    if (rest > target) {
      rest -= target + 1n;
      work += 1n;
    }
  }
  return work;
}
