// Empty witnesses are left out first, and counted afterwards.
import { type Transaction, writeTransaction as right } from '../../../solutions/09-getdata';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'since all its witnesses are empty';

export function writeTransaction(w: Writer, transaction: Transaction): void {
  const { witnesses, ...plain } = transaction;
  const signed = witnesses?.some((items) => items.length > 0);
  right(w, signed ? { ...plain, witnesses } : plain);
}
