// The ArrayBuffer behind a view is the whole message, not the view.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'the first byte of the whole buffer';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const view = new DataView(r.bytes(size).buffer);
  let sum = 0n;
  for (let i = 0; i < size; i++) {
    sum = sum * 256n + BigInt(view.getUint8(order === 'big' ? i : size - 1 - i));
  }
  return sum;
}
