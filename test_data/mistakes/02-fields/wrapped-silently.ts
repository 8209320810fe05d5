// Masked with 0xff, as everybody does, and never compared with the largest.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'It was wrapped: 257 was silently written as 1';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
