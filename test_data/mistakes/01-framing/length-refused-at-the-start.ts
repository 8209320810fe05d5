// The error points at the message, and not at the field.
import * as right from '../../../solutions/01-framing';
import { hex, sameBytes } from '../../../src/bytes';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';
import { magicOf, networkOf, type NetworkName } from '../../../src/networks';

export const exercise = 'readHeader';
export const diagnosis = 'The trouble is 16 bytes further on';

export function readHeader(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const magic = r.bytes(4, 'magic');
  if (!sameBytes(magic, magicOf(network))) {
    throw new WireError('magic', start, network, `${hex(magic)} ${networkOf(hex(magic))}`);
  }
  const command = r.field('command', right.readCommand);
  const length = r.field('length', right.readLength);
  if (length > 4_000_000) throw new WireError('length', start, '4000000', `${length}`);
  return { command, length, checksum: r.bytes(4, 'checksum') };
}
