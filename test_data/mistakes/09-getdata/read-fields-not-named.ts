// The codecs are called without field(): the error says a place, and not what was there.
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
