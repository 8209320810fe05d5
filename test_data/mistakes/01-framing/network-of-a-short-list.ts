// A table of the networks that somebody remembered, instead of networkOf().
import { readHeader as right } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'readHeader';
export const diagnosis = 'The error\'s "found" does not say';

const NAMES: Record<string, string> = { f9beb4d9: 'mainnet', '0b110907': 'testnet3', fabfb5da: 'regtest' };

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const magic = hex(r.bytes(4, 'magic'));
  if (magic !== NETWORKS[network].magic) {
    throw new WireError('magic', start, NETWORKS[network].magic, `${magic} ${NAMES[magic] ?? ''}`);
  }
  r.offset = start;
  return right(r, network);
}
