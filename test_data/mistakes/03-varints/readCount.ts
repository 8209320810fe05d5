import * as right from '../../../solutions/03-varints';
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readCount. */
export const mistakes = new MistakeTable('readCount');

// The limit is checked, but the result stays a bigint.
mistakes.patch('count-as-bigint', 'a number is needed', ['Number(count)', 'count']);

// It returns a number, so it converts at once. Above 2^53 that rounds, and the error shows the result.
mistakes.patch(
  'count-as-number-first',
  'you converted it to a number first',
  ['count = readVarInt(r)', 'count = Number(readVarInt(r))'],
  ['return Number(count)', 'return count'],
);

// The count is compared with the bytes that are left, as a careful reader of a var_str does.
mistakes.add('count-needs-its-bytes', 'how many bytes follow it is not your concern', (r: Reader) => {
  const start = r.offset;
  const found = right.readCount(r);
  if (found > r.left) throw new WireError('', start, `at most ${r.left}`, String(found));
  return found;
});

// Math.min limits the memory, but the next field is read from the wrong place.
mistakes.add('count-clamped', 'You clamped it to the limit', (r: Reader) =>
  Math.min(MAX_COUNT, Number(readVarInt(r))),
);

// r.offset in the error is where the count ends.
mistakes.patch('count-error-after-it', 'just past what has been read', ["'', start", "'', r.offset"]);

// >= instead of >: the largest count is rejected.
mistakes.patch('count-limit-exclusive', '33,554,432 itself is still allowed', [
  'count > MAX_COUNT',
  'count >= MAX_COUNT',
]);

// 4,000,000 is the limit from lesson 01, but that one is for messages.
mistakes.patch('count-limit-of-a-message', 'nor that of a message', [
  'count > MAX_COUNT',
  'count > 4_000_000',
]);

// The count names itself. The caller knows a better name.
mistakes.add('count-named', 'should not name one here', (r: Reader) => r.field('count', right.readCount));

// | 0 makes an integer of it: ff ff ff ff becomes -1, which is below the limit.
mistakes.patch('count-of-signed-32', 'You accepted a negative count', [
  'readVarInt(r)',
  'Number(readVarInt(r)) | 0',
]);

// Surely the peer knows how many items it sends.
mistakes.add('count-trusted', 'You trusted 33554433', (r: Reader) => Number(readVarInt(r)));
