import fc from 'fast-check';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { Writer } from '../../src/wire/codec/writer';

export type Order = 'little' | 'big';

export const written = (write: (w: Writer) => void) => encode((w) => write(w), undefined);

/** Recognises a rejection where a result was expected. */
export const refused = (got: unknown) => got instanceof WireError;

/** Recognises anything that was returned instead of an error. */
export const accepted = (got: unknown) => Object.prototype.toString.call(got) !== '[object Error]';

export const PAST_53 = 'was lost: the value passed through a `number`, which is exact only up to 2^53.';

export const anySize = fc.integer({ min: 1, max: 8 });

export const anyOrder = fc.constantFrom<Order>('little', 'big');

/** A size, and a number of that many bytes; boundary values are more likely. */
export const anyNumber = anySize.chain((size) =>
  fc.tuple(fc.constant(size), fc.bigInt({ min: 0n, max: 256n ** BigInt(size) - 1n })),
);
