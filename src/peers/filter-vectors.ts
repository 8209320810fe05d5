import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex } from '../wire/bytes';
import { root } from '../base/root';

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
  const text = readFileSync(join(root(), 'test_data', 'vectors', 'bip158-blocks.txt'), 'utf8');
  return text
    .split(/\r?\n\r?\n/)
    .filter((part) => part.startsWith('height:'))
    .map(vectorIn);
}

function vectorIn(part: string): FilterVector {
  const facts = part
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(/: ?/, 2));
  const all = (name: string) => facts.filter(([one]) => one === name).map(([, value]) => value);
  const bytes = (name: string) => fromHex(all(name)[0]);
  const hash = (name: string) => bytes(name).reverse();
  return {
    height: Number(all('height')[0]),
    note: all('note')[0],
    hash: hash('hash'),
    block: bytes('block'),
    spent: all('spent').map(fromHex),
    previous: hash('previous'),
    filter: bytes('filter'),
    header: hash('header'),
  };
}
