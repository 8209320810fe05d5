// 46 bytes are all that a node requires.
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, writeStart } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'You wrote only the first 46 bytes';

export function writeVersion(w: Writer, version: Version) {
  writeStart(w, version);
  writeNetAddr(w, version.addr_recv);
}
