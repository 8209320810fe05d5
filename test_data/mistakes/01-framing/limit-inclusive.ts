// >= for >: a message that is exactly as long as allowed is refused.
import { readCommand, readLength } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, networkOf, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'readHeader';
export const diagnosis = 'The limit itself is still allowed';

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const magic = hex(r.bytes(4, 'magic'));
  if (magic !== NETWORKS[network].magic) {
    const found = `${magic} ${networkOf(magic)}`;
    throw new WireError('magic', start, NETWORKS[network].magic, found);
  }
  const command = r.field('command', readCommand);
  const length = r.field('length', readLength);
  if (length >= 4_000_000) throw new WireError('length', start + 16, '4000000', String(length));
  return { command, length, checksum: r.bytes(4, 'checksum') };
}
