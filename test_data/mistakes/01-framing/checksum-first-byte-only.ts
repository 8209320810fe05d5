// Only the first byte is compared.
import * as right from '../../../solutions/01-framing';
import { hex } from '../../../src/bytes';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';
import type { NetworkName } from '../../../src/networks';

export const exercise = 'readMessage';
export const diagnosis = 'Compare all four bytes';

export function readMessage(r: Reader, network?: NetworkName) {
  const start = r.offset;
  const header = right.readHeader(r, network);
  const payload = r.bytes(header.length, 'payload');
  const computed = right.checksum(payload);
  if (computed[0] !== header.checksum[0]) {
    throw new WireError('checksum', start + 20, hex(computed), hex(header.checksum));
  }
  return { command: header.command, payload };
}
