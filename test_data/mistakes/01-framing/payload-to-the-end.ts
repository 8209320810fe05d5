// recv() gave these bytes, so they are taken for one message.
import { checksum, readHeader } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readMessage';
export const diagnosis = 'You read on past the payload';

export function readMessage(r: Reader, network: NetworkName = 'mainnet') {
  const start = r.offset;
  const header = readHeader(r, network);
  const payload = r.bytes(r.left, 'payload');
  const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
  if (want !== found) throw new WireError('checksum', start + 20, want, found);
  return { command: header.command, payload };
}
