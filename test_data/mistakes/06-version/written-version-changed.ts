// The relay byte is taken out of the object of the caller, so as to write it last.
import type { Version } from '../../../solutions/06-version';
import * as right from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = 'The object was changed';

export function writeVersion(w: Writer, version: Version) {
  const { relay } = version;
  delete version.relay;
  right.writeVersion(w, version);
  if (relay !== undefined) w.bytes(Uint8Array.of(relay ? 1 : 0));
}
