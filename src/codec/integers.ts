import type { Codec } from './codec';
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
 * functions that do. Up to 32 bits a value is a `number`, from 64 bits on a `bigint`.
 *
 * @param functions - how integers are read and written
 */
export function integerCodecs({ readUnsigned, writeUnsigned, readSigned, writeSigned }: IntegerFunctions) {
  const unsigned = (size: number, order?: ByteOrder): Codec<bigint> => ({
    read: (r) => readUnsigned(r, size, order),
    write: (w, value) => writeUnsigned(w, value, size, order),
  });
  const signed = (size: number): Codec<bigint> => ({
    read: (r) => readSigned(r, size),
    write: (w, value) => writeSigned(w, value, size),
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

/** The same codec for values that fit into a number. BigInt() refuses fractions by itself. */
function asNumber({ read, write }: Codec<bigint>): Codec<number> {
  return { read: (r) => Number(read(r)), write: (w, value) => write(w, BigInt(value)) };
}
