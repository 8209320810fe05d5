import { types } from 'node:util';
import { bytesInWords } from '../../base/text';
import { WireError } from './error';
import { foundText } from './found-text';
import { Reader, type Span } from './reader';
import { Writer } from './writer';

/** A pair of plain functions that read one kind of value from bytes and write it to bytes. */
export interface Codec<T> {
  /** @throws WireError if the bytes are not such a value */
  readonly read: (r: Reader) => T;
  /** @throws WireError if the value cannot be written: out of range, too long */
  readonly write: (w: Writer, value: T) => void;
}

/** The type of the values that a codec reads and writes. */
export type Infer<C> = C extends Codec<infer T> ? T : never;

/** The codecs of a struct's fields, by name, in order. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a codec of any type fits in a struct
export type Fields = Record<string, Codec<any>>;

/** A codec for exactly `count` bytes. */
export function bytes(count: number): Codec<Uint8Array> {
  return {
    read: (r) => r.bytes(count),
    write(w, value) {
      if (!types.isUint8Array(value))
        throw new WireError('', w.offset, bytesInWords(count), foundText(value));
      if (value.length !== count) {
        throw new WireError('', w.offset, bytesInWords(count), String(value.length));
      }
      w.bytes(value);
    },
  };
}

/**
 * A codec for named fields, concatenated in the order in which they are given.
 *
 *     const outpoint = struct({ txid: bytes(32), index: uint32 });
 *     type Outpoint = Infer<typeof outpoint>; // { txid: Uint8Array; index: number }
 *
 * @param fields - a codec for each field
 */
export function struct<F extends Fields>(fields: F): Codec<{ [K in keyof F]: Infer<F[K]> }> {
  type Value = { [K in keyof F]: Infer<F[K]> };
  const names = Object.keys(fields);
  const codecs = Object.values(fields);
  return {
    read(r) {
      const value: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) value[names[i]] = r.field(names[i], codecs[i].read);
      return value as Value;
    },
    write(w, value) {
      if (typeof value !== 'object' || value === null) {
        throw new WireError(
          '',
          w.offset,
          `an object with ${Object.keys(fields).join(', ')}`,
          foundText(value),
        );
      }
      let i = 0;
      try {
        for (; i < names.length; i++) codecs[i].write(w, value[names[i]]);
      } catch (error) {
        throw error instanceof WireError ? error.within(names[i]) : error;
      }
    },
  };
}

/**
 * A codec for a count followed by that many items.
 *
 * @param count - reads and writes the number of items
 * @param item - reads and writes one item
 * @param max - the maximum number of items; a larger count is rejected before any item is read. Where the
 *   protocol sets no limit, pass the number of items of minimum size that fit into a message
 */
export function list<T>(count: Codec<number>, item: Codec<T>, max: number): Codec<T[]> {
  function check(found: number, offset: number): void {
    if (found > max) throw new WireError('count', offset, `at most ${max} items`, String(found));
  }
  return {
    read(r) {
      const start = r.offset;
      const length = r.field('count', count.read);
      check(length, start);
      return r.items(length, item.read);
    },
    write(w, items) {
      if (!Array.isArray(items)) throw new WireError('', w.offset, 'a list', foundText(items));
      check(items.length, w.offset);
      w.field('count', () => count.write(w, items.length));
      w.items(items, item.write);
    },
  };
}

/**
 * Read one value that fills all of `source`.
 *
 * @param read - a codec's `read`, or any function like it
 * @param source - the bytes; all of them must be used
 * @throws WireError if the bytes are not such a value, or if bytes are left after it
 */
export function decode<T>(read: (r: Reader) => T, source: Uint8Array): T {
  const r = new Reader(source);
  const value = read(r);
  refuseRest(r);
  return value;
}

/**
 * Like {@link decode}, but also returns the position of each named field.
 *
 * @param read - a codec's `read`, or any function like it
 * @param source - the bytes; all of them must be used
 * @param spans - gets the fields; if it throws, those before the error
 * @returns the value, and the fields in wire order
 * @throws WireError if the bytes are not such a value, or if bytes are left after it
 */
export function trace<T>(
  read: (r: Reader) => T,
  source: Uint8Array,
  spans: Span[] = [],
): { value: T; spans: Span[] } {
  const r = new Reader(source);
  const traced = r.trace(read, spans);
  refuseRest(r);
  return traced;
}

/**
 * Write one value to a new byte array.
 *
 * @param write - a codec's `write`, or any function like it
 * @param value - what to write
 * @throws WireError if the value cannot be written
 */
export function encode<T>(write: (w: Writer, value: T) => void, value: T): Uint8Array {
  const buffer = spare.pop() ?? new Uint8Array(SPARE_LENGTH);
  const w = new Writer(buffer);
  write(w, value);
  const bytes = w.release();
  spare.push(buffer);
  return bytes;
}

/** Most values fit into this many bytes. */
const SPARE_LENGTH = 1024;

/**
 * Buffers to write values in: to allocate one takes as long as to write a short value. There is one for each `encode`
 * inside another.
 */
const spare: Uint8Array<ArrayBuffer>[] = [];

function refuseRest(r: Reader): void {
  if (r.left > 0)
    throw new WireError('', r.offset, 'the end', `${r.left} more ${r.left === 1 ? 'byte' : 'bytes'}`);
}
