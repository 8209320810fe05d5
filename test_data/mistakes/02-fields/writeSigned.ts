import * as right from '../../../solutions/02-fields';
import { writeUnsigned } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeSigned. */
export const mistakes = new MistakeTable('writeSigned');

// The range is taken for symmetrical, but there is one more negative number than positive ones.
mistakes.add(
  'lowest-rejected',
  'the boundary itself is still allowed',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const half = 256n ** BigInt(size) / 2n;
    if (value <= -half || value >= half) {
      throw new WireError('', w.offset, `below ${half}`, String(value));
    }
    writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
  },
);

// writeUnsigned is called with the value unchanged, and rejects anything below 0.
mistakes.add(
  'negative-rejected',
  'as if the field were unsigned',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    writeUnsigned(w, value, size, order);
  },
);

// The absolute value, with the top bit set for the minus sign.
mistakes.add(
  'sign-bit-set-in-front',
  'You set a sign bit in front of 1',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const sign = 1n << BigInt(8 * size - 1);
    writeUnsigned(w, value < 0n ? sign - value : value, size, order);
  },
);

// -1 and 1 differ only in the sign, and abs() discards it.
mistakes.add(
  'sign-lost',
  '01 00 00 00 is 1',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    writeUnsigned(w, value < 0n ? -value : value, size, order);
  },
);

// The check comes after everything has been written.
mistakes.add(
  'signed-digit-by-digit',
  'part of the value had been written',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const start = w.offset;
    right.writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
    if (BigInt.asIntN(8 * size, value) !== value) throw new WireError('', start, `${size} bytes`, `${value}`);
  },
);

// The offset 0 is hard-coded.
mistakes.add('signed-reported-at-zero', 'the writer was at byte 3 already', ((w, value, size, order) =>
  changeError(
    () => right.writeSigned(w, value, size, order),
    () => ({ offset: 0 }),
  )) satisfies typeof right.writeSigned);

// asUintN fits any number into its bits, and the check after it has nothing left to find.
mistakes.add(
  'signed-wrapped-silently',
  'these bytes are read as -128, not as 128',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
  },
);

// The order is the fourth argument, but it is not passed on.
mistakes.add(
  'signed-written-little-endian-only',
  'fe ff is −2 in little-endian',
  (w: Writer, value: bigint, size: number) => {
    right.writeSigned(w, value, size);
  },
);
