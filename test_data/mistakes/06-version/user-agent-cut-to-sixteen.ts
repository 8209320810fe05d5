// struct.pack("b16s", 16, agent): every name is made to fit.
import * as right from '../../../solutions/06-version';
import { bool, int32, uint64 } from '../../../solutions/02-fields';
import { writeVarStr } from '../../../solutions/03-varints';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, writeStart } from '../../../solutions/06-version';
import { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'The user agent was cut to 16 bytes';

export function writeVersion(w: Writer, version: Version) {
  right.writeVersion(new Writer(), version);
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent.slice(0, 16));
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, relay);
}
