// Marker and flag are passed over, and that seems to be all.
import { uint32, uint8 } from '../../../solutions/02-fields';
import { count } from '../../../solutions/03-varints';
import { input, output } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The witnesses were not read';

export function readTransaction(r: Reader) {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
}
