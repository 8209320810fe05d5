// They are read so that what follows can be found, and then forgotten.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The witnesses were passed over';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { version: tx.version, inputs: tx.inputs, outputs: tx.outputs, locktime: tx.locktime };
}
