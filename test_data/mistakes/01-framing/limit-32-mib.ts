// 0x02000000 was the limit until Bitcoin Core 0.10.1, and still stands in many pages.
import { readCommand, readLength } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, networkOf, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'readHeader';
export const diagnosis = '32 MiB was that of 2015';

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const magic = hex(r.bytes(4, 'magic'));
  if (magic !== NETWORKS[network].magic) {
    const found = `${magic} ${networkOf(magic)}`;
    throw new WireError('magic', start, NETWORKS[network].magic, found);
  }
  const command = r.field('command', readCommand);
  const length = r.field('length', readLength);
  if (length > 0x02000000) throw new WireError('length', start + 16, '4000000', String(length));
  return { command, length, checksum: r.bytes(4, 'checksum') };
}
