// The marker is for witnesses that hold something. The witnesses themselves are written if there is a list.
import { count } from '../../../solutions/03-varints';
import { type Transaction, writeTransaction as right } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'marker and flag were not';

export function writeTransaction(w: Writer, tx: Transaction): void {
  const { witnesses, ...plain } = tx;
  if (witnesses?.length !== tx.inputs.length || witnesses.some((stack) => stack.length > 0)) {
    return right(w, tx);
  }
  const bytes = encode(right, plain);
  w.bytes(bytes.subarray(0, -4));
  for (const stack of witnesses) count.write(w, stack.length);
  w.bytes(bytes.subarray(-4));
}
