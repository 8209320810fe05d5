// Checksum first, length later: what is cut off is reported as corrupt.
import { checksum, readHeader } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readMessage';
export const diagnosis = 'before you knew that the payload is all there';

export function readMessage(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const header = readHeader(r, network);
  const payload = r.source.subarray(r.offset, r.offset + header.length);
  r.offset += payload.length;
  const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
  if (want !== found) throw new WireError('checksum', start + 20, want, found);
  return { command: header.command, payload };
}
