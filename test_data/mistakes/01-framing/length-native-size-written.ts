// struct.pack('L', length) without '<': eight bytes on 64-bit Linux and macOS.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'that is a 64-bit integer';

export function writeLength(w: Writer, length: number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(length));
  w.bytes(bytes);
}
