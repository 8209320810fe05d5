import { uint32 } from '../../../solutions/02-fields';
import { writeVarInt } from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeCount. */
export const mistakes = new MistakeTable('writeCount');

// BigInt(1.5) throws on its own, but its error has no offset.
mistakes.patch('count-fraction-left-to-bigint', 'not with a WireError', ['!Number.isInteger(count) || ', '']);

// In most formats a count is a uint32.
mistakes.add('count-in-four-bytes', 'That is 1000 in four bytes', (w: Writer, count: number) => {
  uint32.write(w, count);
});

// >= instead of > when writing: the largest count cannot be sent.
mistakes.patch('count-limit-written', 'The largest count itself is still allowed', [
  'count > MAX_COUNT',
  'count >= MAX_COUNT',
]);

// The offset 0 is hard-coded.
mistakes.patch('count-reported-at-zero', 'the writer was at byte 3 already', ['w.offset', '0']);

// Surely the limit is only for incoming counts.
mistakes.add('count-written-without-limit', '33554433 is not a valid count', (w: Writer, count: number) => {
  writeVarInt(w, BigInt(count));
});

// A list has items, so a count of 0 is taken for a mistake of the caller.
mistakes.patch('count-zero-rejected', 'You rejected 0', ['count < 0', 'count <= 0']);
