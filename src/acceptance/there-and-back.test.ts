import fc from 'fast-check';
import * as fields from '../../solutions/02-fields';
import * as varints from '../../solutions/03-varints';
import * as getdata from '../../solutions/12-getdata';
import * as transactions from '../../solutions/13-transaction';
import * as headers from '../../solutions/14-headers';
import * as chain from '../../solutions/15-chain';
import * as light from '../../solutions/20-light-client';
import * as alert from '../../solutions/90-alert';
import { type Codec, decode, encode } from '../wire/codec/codec';
import { WireError } from '../wire/codec/error';

/** All exported codecs, except transaction, which relies on the compiler for the types of its fields. */
const CODECS = [
  fields,
  varints,
  getdata,
  { ...transactions, transaction: undefined },
  headers,
  chain,
  light,
  alert,
].flatMap((module) =>
  Object.entries(module as Record<string, unknown>).filter((one): one is [string, Codec<unknown>] => {
    const [, codec] = one as [string, Partial<Codec<unknown>> | undefined];
    return typeof codec?.read === 'function' && typeof codec.write === 'function';
  }),
);

/** Values of all types, mostly of the wrong one. */
const anyValue = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.string(),
  fc.boolean(),
  fc.uint8Array(),
  fc.array(fc.integer()),
  fc.constantFrom(undefined, null, -0, {}, [undefined], '5', 5n, 1.5),
);

const sameAgain = (a: unknown, b: unknown) =>
  a instanceof Uint8Array && b instanceof Uint8Array
    ? Buffer.compare(a, b) === 0
    : a === b || a === Number(b);

test('there are codecs to test', () => {
  expect(CODECS.map(([name]) => name)).toEqual(
    expect.arrayContaining(['uint32', 'varInt', 'varStr', 'inventory', 'block', 'header', 'headers']),
  );
});

test.each(CODECS)(
  '%s writes only what it can read again, and rejects everything else with a WireError',
  (_, { read, write }) => {
    fc.assert(
      fc.property(anyValue, (value) => {
        let bytes: Uint8Array;
        try {
          bytes = encode(write, value);
        } catch (error) {
          return error instanceof WireError && Number.isInteger(error.offset);
        }
        const back = decode(read, bytes);
        return typeof value === 'object' && value && !(value instanceof Uint8Array)
          ? typeof back === 'object'
          : typeof back === typeof value && sameAgain(back, value);
      }),
      { numRuns: 300 },
    );
  },
);
