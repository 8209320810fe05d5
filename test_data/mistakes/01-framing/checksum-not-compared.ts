// "TCP has a checksum already."
import { readHeader } from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readMessage';
export const diagnosis = 'The checksum was read, but not compared';

export function readMessage(r: Reader, network: NetworkName = 'mainnet') {
  const header = readHeader(r, network);
  const payload = r.bytes(header.length, 'payload');
  return { command: header.command, payload };
}
