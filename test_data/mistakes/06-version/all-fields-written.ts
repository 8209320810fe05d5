// All nine fields without a look whether they are there.
import { bool, int32, uint64 } from '../../../solutions/02-fields';
import { writeVarStr } from '../../../solutions/03-varints';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, writeStart } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'There was no relay byte, and one was written';

export function writeVersion(w: Writer, version: Version) {
  const nobody = { services: 0n, ip: '::', port: 0 };
  writeStart(w, version);
  writeNetAddr(w, version.addr_recv);
  writeNetAddr(w, version.addr_from ?? nobody);
  uint64.write(w, version.nonce ?? 0n);
  writeVarStr(w, version.user_agent ?? new Uint8Array());
  int32.write(w, version.start_height ?? 0);
  bool.write(w, version.relay ?? false);
}
