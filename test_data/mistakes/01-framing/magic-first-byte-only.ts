// Only the first byte is compared.
import * as right from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { magicOf, networkOf, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'readHeader';
export const diagnosis = 'of the magic is wrong, and it was accepted';

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const magic = r.bytes(4, 'magic');
  if (magic[0] !== magicOf(network)[0]) {
    throw new WireError('magic', start, network, `${hex(magic)} ${networkOf(hex(magic))}`);
  }
  const command = r.field('command', right.readCommand);
  const length = r.field('length', right.readLength);
  if (length > 4_000_000) throw new WireError('length', start + 16, '4000000', `${length}`);
  return { command, length, checksum: r.bytes(4, 'checksum') };
}
