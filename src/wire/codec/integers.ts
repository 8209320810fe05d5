import type { Codec } from './codec';
import { WireError } from './error';
import { foundText } from './found-text';
import type { Reader } from './reader';
import type { Writer } from './writer';

/** Which byte of a number comes first: the smallest part (little) or the largest (big). */
export type ByteOrder = 'little' | 'big';

/** The functions that read and write integers of any size; lesson 02 has the learner write them. */
export interface IntegerFunctions {
  /** Reads `size` bytes as a number from 0 up. */
  readUnsigned: (r: Reader, size: number, order?: ByteOrder) => bigint;
  /** Writes a number from 0 up to `size` bytes, and refuses what does not fit. */
  writeUnsigned: (w: Writer, value: bigint, size: number, order?: ByteOrder) => void;
  /** Reads `size` bytes in two's complement. */
  readSigned: (r: Reader, size: number, order?: ByteOrder) => bigint;
  /** Writes a number to `size` bytes in two's complement, and refuses what does not fit. */
  writeSigned: (w: Writer, value: bigint, size: number, order?: ByteOrder) => void;
}

/**
 * Ready-made codecs for the integers that messages have. The kit reads no integer itself: it is handed the
 * functions that do. Up to 32 bits a value is a `number`, from 64 bits on a `bigint`; each writes only what it would
 * give when it reads, and refuses anything else with a WireError: a fraction, NaN, a string, the other kind of number.
 *
 * @param functions - how integers are read and written
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

/** The same codec for values that fit into a number. */
function asNumber({ read, write }: Codec<bigint>): Codec<number> {
  return { read: (r) => Number(read(r)), write: (w, value) => write(w, BigInt(wholeNumberAt(w, value))) };
}

// the kernel does not check types strictly, so anything at all may come here
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
