// What has no inputs is written like anything else: a 0, and then the outputs.
import { uint32 } from '../../../solutions/02-fields';
import { count } from '../../../solutions/03-varints';
import { output, type Transaction, writeTransaction as right } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'a 0 for the number of inputs is the marker';

export function writeTransaction(w: Writer, tx: Transaction): void {
  if (tx.inputs.length > 0 || tx.witnesses?.length) return right(w, tx);
  uint32.write(w, tx.version);
  count.write(w, 0);
  list(count, output, 1000).write(w, tx.outputs);
  uint32.write(w, tx.locktime);
}
