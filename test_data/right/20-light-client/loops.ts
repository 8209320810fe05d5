// Loops and DataViews: bits taken from a string of zeros and ones, and a binary search in the numbers.
import { hash256, hashText } from '../../../solutions/12-getdata';
import { type Block, findInBlock, txid } from '../../../solutions/13-transaction';
import { type CheckedFilter, filterScripts } from '../../../solutions/20-light-client';
import { count } from '../../../solutions/03-varints';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { sipHash } from '../../../src/wire/siphash';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

export function hashToRange(script: Uint8Array, size: number, hash: Uint8Array): number {
  const key = Uint8Array.from(hash.slice(0, 16));
  const product = sipHash(key, script) * 784931n * BigInt(size);
  return Number(product / 2n ** 64n);
}

export function readFilter(r: Reader): number[] {
  const at = r.offset;
  const size = r.field('count', count.read);
  if (size * 20 > r.left * 8) throw new WireError('count', at, 'a count that fits', `${size}`);
  let bits = '';
  const next = (): string => {
    if (bits === '') bits = r.bytes(1)[0].toString(2).padStart(8, '0');
    const [bit] = bits;
    bits = bits.slice(1);
    return bit;
  };
  const numbers: number[] = [];
  for (let i = 0; i < size; i++) {
    r.field(`[${i}]`, () => {
      let number = numbers.at(-1) ?? 0;
      while (next() === '1') number += 524_288;
      let low = '';
      while (low.length < 19) low += next();
      numbers.push(number + parseInt(low, 2));
    });
  }
  return numbers;
}

function contains(numbers: number[], wanted: number): boolean {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle] < wanted) from = middle + 1;
    else to = middle;
  }
  return numbers[from] === wanted;
}

function numbersIn(filter: Uint8Array): number[] {
  const r = new Reader(filter);
  const numbers = readFilter(r);
  if (r.left > 0) throw new WireError('', r.offset, 'the end of the filter', `${r.left} bytes`);
  return numbers;
}

export function matches(filter: Uint8Array, hash: Uint8Array, scripts: Uint8Array[]): boolean {
  const numbers = numbersIn(filter);
  for (const script of scripts) {
    if (contains(numbers, hashToRange(script, numbers.length, hash))) return true;
  }
  return false;
}

export function filterHeader(filterHash: Uint8Array, previous: Uint8Array): Uint8Array {
  const both = new Uint8Array(64);
  both.set(filterHash);
  both.set(previous, 32);
  return hash256(both);
}

export function checkBlock(found: Block, { hash, filter }: CheckedFilter): void {
  if (found.transactions.length === 0) throw new FalseAnswerError('no transactions');
  findInBlock(found, hashText(hash), txid(found.transactions[0]));
  const numbers = numbersIn(filter);
  for (const script of filterScripts(found)) {
    if (!contains(numbers, hashToRange(script, numbers.length, hash)))
      throw new FalseAnswerError(hex(script));
  }
}
