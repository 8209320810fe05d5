// relay is left out if it is absent, and everything else filled up.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'Something was written for a field that is absent';

export function writeVersion(w: Writer, version: Version) {
  const nobody = { services: 0n, ip: '::', port: 0 };
  const rest = { addr_from: nobody, nonce: 0n, user_agent: new Uint8Array(), start_height: 0 };
  right.writeVersion(w, { ...rest, ...version });
}
