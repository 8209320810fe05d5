// Buffers, and one pass through filter and scripts, as BIP 158 describes it: both are sorted, so neither is searched.
import { createHash } from 'node:crypto';
import { readCount } from '../../../solutions/03-varints';
import { BitReader } from '../../../src/wire/codec/bits';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { sipHash } from '../../../src/wire/siphash';

export function hashToRange(script: Uint8Array, size: number, hash: Uint8Array): number {
  const number = sipHash(Buffer.from(hash).subarray(0, 16), script);
  const range = BigInt(size * 784_931);
  // four products of 32 bits, as where there are no large integers
  const [high, low] = [number >> 32n, number & 0xffffffffn];
  const middle = ((low * range) >> 32n) + high * range;
  return Number(middle >> 32n);
}

export function readFilter(r: Reader): number[] {
  const { offset } = r;
  const size = r.field('count', readCount);
  if (size > Math.floor(r.left * 0.4)) throw new WireError('count', offset, 'fewer numbers', String(size));
  const bits = new BitReader(r);
  const numbers = new Array<number>(size).fill(0);
  for (let i = 0; i < size; i++) {
    numbers[i] = r.field(`[${i}]`, () => (numbers[i - 1] ?? 0) + difference(bits, 0));
  }
  return numbers;
}

function difference(bits: BitReader, ones: number): number {
  for (;;) {
    if (bits.bits(1) === 0) return ones * 0x80000 + bits.bits(10) * 0x200 + bits.bits(9);
    ones += 1;
  }
}

export function matches(filter: Uint8Array, hash: Uint8Array, scripts: Uint8Array[]): boolean {
  const r = new Reader(filter);
  const numbers = readFilter(r);
  if (r.left !== 0) throw new WireError('', r.offset, 'nothing more', `${r.left} bytes`);
  const wanted = scripts.map((script) => hashToRange(script, numbers.length, hash)).sort((a, b) => a - b);
  for (let i = 0, j = 0; i < numbers.length && j < wanted.length;) {
    if (numbers[i] === wanted[j]) return true;
    if (numbers[i] < wanted[j]) i++;
    else j++;
  }
  return false;
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export function filterHeader(filterHash: Uint8Array, previous: Uint8Array): Uint8Array {
  return new Uint8Array(sha(sha(Buffer.concat([filterHash, previous]))));
}
