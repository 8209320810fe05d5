import { count } from '../../solutions/03-varints';
import { hashToRange, REMAINDER_BITS } from '../../solutions/20-light-client';
import { BitWriter } from '../wire/codec/bits';
import { encode } from '../wire/codec/codec';

/**
 * The basic filter of a block: what a node that serves filters computes. A light client only reads filters, so no
 * lesson writes one.
 *
 * @param scripts - the scripts that belong in it, each once
 * @param hash - the hash of the block, as on the wire
 * @see BIP 158
 */
export function filterOf(scripts: Uint8Array[], hash: Uint8Array): Uint8Array {
  const numbers = scripts.map((script) => hashToRange(script, scripts.length, hash)).sort((a, b) => a - b);
  return encode((w) => {
    count.write(w, numbers.length);
    const bits = new BitWriter(w);
    numbers.forEach((number, i) => writeDifference(bits, number - (numbers[i - 1] ?? 0)));
    bits.flush();
  }, undefined);
}

function writeDifference(bits: BitWriter, difference: number): void {
  for (let left = difference; left >= 2 ** REMAINDER_BITS; left -= 2 ** REMAINDER_BITS) bits.bits(1, 1);
  bits.bits(0, 1);
  bits.bits(difference, REMAINDER_BITS);
}
