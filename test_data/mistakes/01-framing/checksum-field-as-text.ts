// hex() at the first place where it is handy, and text from there on.
import { readHeader as readRight } from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readHeader';
export const diagnosis = 'The field checksum differs. A text came back';

export function readHeader(r: Reader, network?: NetworkName) {
  const header = readRight(r, network);
  return { ...header, checksum: hex(header.checksum) };
}
