// The same limit for all lists, by what an output takes.
import { uint32, uint8 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output } from '../../../solutions/09-getdata';
import { list } from '../../../src/codec/codec';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'an empty item takes one of them';

const inputList = list(count, input, 50_000);
const outputList = list(count, output, 50_000);
const witness = list(count, varStr, 444_444);

export function readTransaction(r: Reader) {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', inputList.read);
  const segwit = inputs.length === 0;
  if (segwit) {
    const start = r.offset;
    const flag = r.field('flag', uint8.read);
    if (flag !== 1) throw new WireError('flag', start, '1', `${flag}`);
    inputs = r.field('inputs', inputList.read);
  }
  const outputs = r.field('outputs', outputList.read);
  if (!segwit) return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
  const start = r.offset;
  const witnesses = inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read));
  if (!witnesses.flat().length) throw new WireError('witnesses', start, 'an item', 'none');
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
}
