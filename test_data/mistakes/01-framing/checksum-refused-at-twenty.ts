// 20 is where the checksum of the first message is.
import * as right from '../../../solutions/01-framing';
import { hex, sameBytes } from '../../../src/bytes';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';
import type { NetworkName } from '../../../src/networks';

export const exercise = 'readMessage';
export const diagnosis = 'the reader was at byte 3 already';

export function readMessage(r: Reader, network?: NetworkName) {
  const header = right.readHeader(r, network);
  const payload = r.bytes(header.length, 'payload');
  const computed = right.checksum(payload);
  if (!sameBytes(computed, header.checksum)) {
    throw new WireError('checksum', 20, hex(computed), hex(header.checksum));
  }
  return { command: header.command, payload };
}
