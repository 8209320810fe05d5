// All items in one list; whose they are is lost.
import { uint32, uint8 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'were put into one list';

export function readTransaction(r: Reader) {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.flatMap((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
}
