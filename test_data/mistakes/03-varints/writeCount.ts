import { uint32 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { MAX_COUNT, writeVarInt } from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeCount. */
export const mistakes = new MistakeTable('writeCount');

// BigInt(1.5) throws on its own, but its error has no offset.
mistakes.add('count-fraction-left-to-bigint', 'not with a WireError', (w: Writer, count: number) => {
  if (count < 0 || count > MAX_COUNT) throw new WireError('', w.offset, `${MAX_COUNT}`, String(count));
  writeVarInt(w, BigInt(count));
});

// In most formats a count is a uint32.
mistakes.add('count-in-four-bytes', 'That is 1000 in four bytes', (w: Writer, count: number) => {
  uint32.write(w, count);
});

// >= instead of > when writing: the largest count cannot be sent.
mistakes.add(
  'count-limit-written',
  'The largest count itself is still allowed',
  (w: Writer, count: number) => {
    if (!Number.isInteger(count) || count < 0 || count >= MAX_COUNT) {
      throw new WireError('', w.offset, `below ${MAX_COUNT}`, String(count));
    }
    writeVarInt(w, BigInt(count));
  },
);

// The offset 0 is hard-coded.
mistakes.add('count-reported-at-zero', 'the writer was at byte 3 already', ((w, count) =>
  changeError(
    () => right.writeCount(w, count),
    () => ({ offset: 0 }),
  )) satisfies typeof right.writeCount);

// Surely the limit is only for incoming counts.
mistakes.add('count-written-without-limit', '33554433 is not a valid count', (w: Writer, count: number) => {
  writeVarInt(w, BigInt(count));
});
