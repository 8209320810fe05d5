// What a node demands is 46 bytes.
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, writeStart } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'Only the first 46 bytes were written';

export function writeVersion(w: Writer, version: Version) {
  writeStart(w, version);
  writeNetAddr(w, version.addr_recv);
}
