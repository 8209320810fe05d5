// The same bytes that the txid is made of: nodes of today take this for a transaction that is not signed.
import { uint32 } from '../../../solutions/02-fields';
import { count } from '../../../solutions/03-varints';
import { input, output, type Transaction } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'that is what the txid is made of';

const inputs = list(count, input, 500_000);
const outputs = list(count, output, 500_000);

export function writeTransaction(w: Writer, tx: Transaction): void {
  w.field('version', () => uint32.write(w, tx.version));
  w.field('inputs', () => inputs.write(w, tx.inputs));
  w.field('outputs', () => outputs.write(w, tx.outputs));
  w.field('locktime', () => uint32.write(w, tx.locktime));
}
