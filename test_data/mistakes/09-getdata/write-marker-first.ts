// A marker belongs to the beginning, one thinks.
import { uint32 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output, type Transaction } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'The version comes first';

const inputs = list(count, input, 500_000);
const outputs = list(count, output, 500_000);
const witness = list(count, varStr, 500_000);

export function writeTransaction(w: Writer, tx: Transaction): void {
  if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
    throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
  if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
  w.field('version', () => uint32.write(w, tx.version));
  w.field('inputs', () => inputs.write(w, tx.inputs));
  w.field('outputs', () => outputs.write(w, tx.outputs));
  tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
  w.field('locktime', () => uint32.write(w, tx.locktime));
}
