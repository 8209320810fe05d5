import type { Codec } from './codec';
import { WireError } from './error';
import { foundText } from './found-text';
import type { Reader } from './reader';
import type { Writer } from './writer';

/** Byte order: least significant byte first (little-endian) or most significant byte first (big-endian). */
export type ByteOrder = 'little' | 'big';

/** The functions that read and write integers of any size, which the learner writes in lesson 02. */
export interface IntegerFunctions {
  /** Reads `size` bytes as an unsigned integer. */
  readUnsigned: (r: Reader, size: number, order?: ByteOrder) => bigint;
  /** Writes an unsigned integer as `size` bytes; rejects a value that does not fit. */
  writeUnsigned: (w: Writer, value: bigint, size: number, order?: ByteOrder) => void;
  /** Reads `size` bytes as a two's complement integer. */
  readSigned: (r: Reader, size: number, order?: ByteOrder) => bigint;
  /** Writes a two's complement integer as `size` bytes; rejects a value that does not fit. */
  writeSigned: (w: Writer, value: bigint, size: number, order?: ByteOrder) => void;
}

/**
 * Codecs for the integer types used in messages, built from the functions passed in: the codec kit reads no
 * integers itself. Values of up to 32 bits are a `number`, those of 64 bits a `bigint`. Writing accepts only
 * what reading would return and throws a WireError for anything else: a fraction, NaN, a string, the other
 * numeric type.
 *
 * @param functions - read and write integers of any size
 */
export function integerCodecs({ readUnsigned, writeUnsigned, readSigned, writeSigned }: IntegerFunctions) {
  const unsigned = (size: number, order?: ByteOrder): Codec<bigint> => ({
    read: (r) => readUnsigned(r, size, order),
    write: (w, value) => writeUnsigned(w, bigintAt(w, value), size, order),
  });
  const signed = (size: number): Codec<bigint> => ({
    read: (r) => readSigned(r, size),
    write: (w, value) => writeSigned(w, bigintAt(w, value), size),
  });
  return {
    uint8: asNumber(unsigned(1)),
    uint16: asNumber(unsigned(2)),
    uint16be: asNumber(unsigned(2, 'big')),
    uint32: asNumber(unsigned(4)),
    uint64: unsigned(8),
    int32: asNumber(signed(4)),
    int64: signed(8),
  };
}

/** The same codec for values that fit in a `number`. */
function asNumber({ read, write }: Codec<bigint>): Codec<number> {
  return { read: (r) => Number(read(r)), write: (w, value) => write(w, BigInt(wholeNumberAt(w, value))) };
}

// the notebook kernel does not check types strictly, so any value can get here
function bigintAt(w: Writer, value: unknown): bigint {
  if (typeof value !== 'bigint') throw new WireError('', w.offset, 'a bigint', foundText(value));
  return value;
}

function wholeNumberAt(w: Writer, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new WireError('', w.offset, 'a whole number', foundText(value));
  }
  return value;
}
