// "in" asks for the name, and not for the value.
import type { Version } from '../../../solutions/06-version';
import * as right from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVersion';
export const diagnosis = '"in" finds it';

export function writeVersion(w: Writer, version: Version) {
  const names = ['addr_from', 'nonce', 'user_agent', 'start_height', 'relay'] as const;
  const last = names.map((name) => name in version).lastIndexOf(true);
  const gap = names.slice(0, last + 1).find((name) => !(name in version));
  if (gap) throw new RangeError(`no ${gap}`);
  const { relay, ...rest } = version;
  right.writeVersion(w, rest);
  if ('relay' in version) w.bytes(Uint8Array.of(relay ? 1 : 0));
}
