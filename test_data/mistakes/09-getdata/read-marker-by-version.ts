// Segwit came with version 2, some say. It did not.
import { uint32 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output, type Transaction } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The marker decides';

export function readTransaction(r: Reader): Transaction {
  const version = r.field('version', uint32.read);
  const marker = r.source[r.offset] === 0;
  const segwit = marker || version === 2;
  if (segwit && r.bytes(2)[1] !== 1) throw new WireError('flag', 5, '1', String(r.source[5]));
  const inputs = r.field('inputs', list(count, input, 1000).read);
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
}
