// `!version.nonce` asks for more than absence.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'Compare with undefined';

export function writeVersion(w: Writer, version: Version) {
  if (version.addr_from && !version.nonce) throw new RangeError('nonce is absent');
  right.writeVersion(w, version);
}
