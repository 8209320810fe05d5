// relay came later than the other fields; the writer is as old as its first version.
import * as right from '../../../solutions/06-version';
import { int32, uint64 } from '../../../solutions/02-fields';
import { writeVarStr } from '../../../solutions/03-varints';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, writeStart } from '../../../solutions/06-version';
import { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'relay was there, and was not written';

export function writeVersion(w: Writer, version: Version) {
  right.writeVersion(new Writer(), version);
  const { addr_recv, addr_from, nonce, user_agent, start_height } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent);
  if (start_height !== undefined) int32.write(w, start_height);
}
