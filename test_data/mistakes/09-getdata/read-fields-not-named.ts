// It calls the codecs without field(): the error says where, but not which field.
import * as right from '../../../solutions/09-getdata';
import { uint32 } from '../../../solutions/02-fields';
import type { Transaction } from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'it should name';

export function readTransaction(r: Reader): Transaction {
  const version = uint32.read(r);
  const { version: _, ...rest } = right.readTransaction(rewound(r, 4));
  return { version, ...rest };
}

function rewound(r: Reader, count: number): Reader {
  r.offset -= count;
  return r;
}
