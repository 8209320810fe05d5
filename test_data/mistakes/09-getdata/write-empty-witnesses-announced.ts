// There is a list of witnesses, so there are witnesses.
import { count } from '../../../solutions/03-varints';
import { type Transaction, writeTransaction as right } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'Marker and flag promise witnesses';

export function writeTransaction(w: Writer, tx: Transaction): void {
  const { witnesses, ...plain } = tx;
  if (witnesses?.length !== tx.inputs.length || witnesses.some((stack) => stack.length > 0)) {
    return right(w, tx);
  }
  const bytes = encode(right, plain);
  w.bytes(bytes.subarray(0, 4));
  w.bytes(Uint8Array.of(0, 1));
  w.bytes(bytes.subarray(4, -4));
  for (const stack of witnesses) count.write(w, stack.length);
  w.bytes(bytes.subarray(-4));
}
