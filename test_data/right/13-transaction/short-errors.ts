// Written by a learner whose errors say little: kind, field and offset are right, and the rest is short.
import * as given from '../../../solutions/13-transaction';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';

/** The same error, in other words. */
function inShort<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof WireError) throw new WireError(error.path, error.offset, 'something else', 'ff');
    throw error instanceof RangeError ? new RangeError('no') : error;
  }
}

export const readTransaction = (r: Reader) => inShort(() => given.readTransaction(r));

export function writeTransaction(w: Writer, tx: given.Transaction): void {
  if (tx.inputs.length === 0) throw new WireError('inputs', w.offset + 4, '1 or more', 'none');
  inShort(() => given.writeTransaction(w, tx));
}
