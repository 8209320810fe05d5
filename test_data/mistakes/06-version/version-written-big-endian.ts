// struct.pack("!i", …), the network format of Python.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'The version is big-endian here';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => w.bytes(encode(int32.write, start.version).reverse()));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => int64.write(w, start.timestamp));
}
