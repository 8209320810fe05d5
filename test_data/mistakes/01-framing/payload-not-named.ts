// The bytes are asked for without a name.
import * as right from '../../../solutions/01-framing';
import { hex, sameBytes } from '../../../src/bytes';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';
import type { NetworkName } from '../../../src/networks';

export const exercise = 'readMessage';
export const diagnosis = 'it should name "payload"';

export function readMessage(r: Reader, network?: NetworkName) {
  const start = r.offset;
  const header = right.readHeader(r, network);
  const payload = r.bytes(header.length);
  const computed = right.checksum(payload);
  if (!sameBytes(computed, header.checksum)) {
    throw new WireError('checksum', start + 20, hex(computed), hex(header.checksum));
  }
  return { command: header.command, payload };
}
