import { fromHex } from '../wire/bytes';
import { factsIn } from './facts';

/** A block with its filter, from the test vectors of BIP 158. Hashes are as on the wire. */
export interface FilterVector {
  /** The height on testnet3. */
  height: number;
  /** What the block is an example of. */
  note: string;
  /** The hash of the block. */
  hash: Uint8Array;
  /** The block. */
  block: Uint8Array;
  /** The scripts of the outputs that it spends. */
  spent: Uint8Array[];
  /** The filter header of the block before it. */
  previous: Uint8Array;
  /** The filter. */
  filter: Uint8Array;
  /** The filter header. */
  header: Uint8Array;
}

/** The ten blocks of `test_data/vectors/bip158-blocks.txt`, the lowest first. */
export function filterVectors(): FilterVector[] {
  return factsIn('vectors', 'bip158-blocks.txt').map((facts) => {
    const hash = (name: string) => facts.bytes(name).reverse();
    return {
      height: Number(facts.text('height')),
      note: facts.text('note'),
      hash: hash('hash'),
      block: facts.bytes('block'),
      spent: facts.all('spent').map(fromHex),
      previous: hash('previous'),
      filter: facts.bytes('filter'),
      header: hash('header'),
    };
  });
}
