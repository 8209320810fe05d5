// Every transaction of today has them; those of 2009 do not.
import { uint32 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'this transaction has none';

export function readTransaction(r: Reader) {
  const version = r.field('version', uint32.read);
  r.bytes(2);
  const inputs = r.field('inputs', list(count, input, 1000).read);
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read));
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
}
