// !== on two arrays: never the same array, so never equal.
import { checksum, readHeader } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readMessage';
export const diagnosis = 'by identity';

export function readMessage(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const header = readHeader(r, network);
  const payload = r.bytes(header.length, 'payload');
  const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
  if (checksum(payload) !== header.checksum) throw new WireError('checksum', start + 20, want, found);
  return { command: header.command, payload };
}
