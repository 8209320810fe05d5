// The marker is passed over, and the flag taken for the number of inputs.
import { uint32 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'marker and flag are two bytes';

export function readTransaction(r: Reader) {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
}
