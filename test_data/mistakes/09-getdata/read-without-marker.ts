// As it was until 2017: nobody knows of a marker.
import { uint32 } from '../../../solutions/02-fields';
import { count } from '../../../solutions/03-varints';
import { input, output, type Transaction } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The 00 in their place is the marker';

export function readTransaction(r: Reader): Transaction {
  const version = r.field('version', uint32.read);
  const inputs = r.field('inputs', list(count, input, 1000).read);
  const outputs = r.field('outputs', list(count, output, 1000).read);
  return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
}
