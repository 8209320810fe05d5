import * as right from '../../../solutions/03-varints';
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readCount. */
export const mistakes = new MistakeTable('readCount');

// readVarInt with a limit, and its result unchanged.
mistakes.add('count-as-bigint', 'a number is due', (r: Reader) => {
  const start = r.offset;
  const count = readVarInt(r);
  if (count > MAX_COUNT) throw new WireError('', start, `${MAX_COUNT}`, String(count));
  return count;
});

// Math.min keeps the memory safe, but the reader is lost.
mistakes.add('count-clamped', 'You clamped it to the limit', (r: Reader) =>
  Math.min(MAX_COUNT, Number(readVarInt(r))),
);

// r.offset in the error is where the count ends.
mistakes.add('count-error-after-it', 'just past what has been read', (r: Reader) => {
  const count = readVarInt(r);
  if (count > MAX_COUNT) throw new WireError('', r.offset, `${MAX_COUNT}`, String(count));
  return Number(count);
});

// >= instead of >: the largest count is rejected.
mistakes.add('count-limit-exclusive', '33,554,432 itself is still allowed', (r: Reader) => {
  const start = r.offset;
  const count = readVarInt(r);
  if (count >= MAX_COUNT) throw new WireError('', start, `${MAX_COUNT}`, String(count));
  return Number(count);
});

// 4,000,000 is the limit from lesson 01, but that one is for messages.
mistakes.add('count-limit-of-a-message', 'nor that of a message', (r: Reader) => {
  const start = r.offset;
  const count = readVarInt(r);
  if (count > 4_000_000) throw new WireError('', start, 'at most 4000000', String(count));
  return Number(count);
});

// The count names itself. The caller knows a better name.
mistakes.add('count-named', 'should name none here', (r: Reader) => r.field('count', right.readCount));

// | 0 makes an integer of it: ff ff ff ff becomes -1, which is below the limit.
mistakes.add('count-of-signed-32', 'You accepted a negative count', (r: Reader) => {
  const start = r.offset;
  const count = Number(readVarInt(r)) | 0;
  if (count > MAX_COUNT) throw new WireError('', start, `${MAX_COUNT}`, String(count));
  return count;
});

// Surely the peer knows how many items it sends.
mistakes.add('count-trusted', 'You trusted 33554433', (r: Reader) => Number(readVarInt(r)));
