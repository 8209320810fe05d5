// The length in one byte: at 253 it turns into the sign for another form.
import * as right from '../../../solutions/06-version';
import { bool, int32, uint64, uint8 } from '../../../solutions/02-fields';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, writeStart } from '../../../solutions/06-version';
import { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'A length of 253 went out in one byte';

export function writeVersion(w: Writer, version: Version) {
  right.writeVersion(new Writer(), version);
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) {
    uint8.write(w, Math.min(user_agent.length, 255));
    w.bytes(user_agent);
  }
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, relay);
}
