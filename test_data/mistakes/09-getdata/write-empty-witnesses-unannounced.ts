// The marker is for witnesses that hold something. The witnesses themselves are written if there is a list.
import { count, varStr } from '../../../solutions/03-varints';
import { input, MAX_ITEMS, output, type Transaction } from '../../../solutions/09-getdata';
import { list } from '../../../src/codec/codec';
import type { Writer } from '../../../src/codec/writer';
import { int32, uint32, uint8 } from '../../../solutions/02-fields';

export const exercise = 'writeTransaction';
export const diagnosis = 'marker and flag were not';

export function writeTransaction(w: Writer, { version, inputs, outputs, witnesses, locktime }: Transaction) {
  if (witnesses && witnesses.length !== inputs.length)
    throw new RangeError(`${witnesses.length} witnesses for ${inputs.length} inputs`);
  int32.write(w, version);
  if (witnesses?.some((stack) => stack.length > 0)) {
    uint8.write(w, 0);
    uint8.write(w, 1);
  }
  list(count, input, MAX_ITEMS).write(w, inputs);
  list(count, output, MAX_ITEMS).write(w, outputs);
  for (const stack of witnesses ?? []) list(count, varStr, MAX_ITEMS).write(w, stack);
  uint32.write(w, locktime);
}
