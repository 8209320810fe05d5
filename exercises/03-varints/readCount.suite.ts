import { MAX_COUNT, readCount } from 'answers/03-varints';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { refused, accepted } from './shared';

/** Whether a string shows a value only as the nearest number. */
const onlyRounded = (found: string, value: string) =>
  !found.includes(value) && found.includes(String(Number(value)));

describe('readCount', () => {
  test('returns a number, not a bigint', () => {
    expect(() => readCount(reader('fd e8 03'))).toGive(1000, [
      [
        refused,
        'fd e8 03 is a complete count, but you rejected it. It is a CompactSize, and how many bytes follow it is not your concern: the caller misses them.',
      ],
    ]);
  });

  test('accepts up to 33,554,432', () => {
    expect(() => readCount(reader('fe 00 00 00 02'))).toGive(MAX_COUNT, [
      [refused, '33,554,432 itself is still allowed; the limit is neither lower nor that of a message.'],
    ]);
  });

  test.each([
    ['fe 01 00 00 02', '33554433'],
    ['fe ff ff ff ff', '4294967295'],
    ['ff ff ff ff ff ff ff ff ff', '18446744073709551615'],
  ])('rejects %s, which is over the limit', (bytes, value) => {
    expectReadRefused(readCount, bytes, { path: '', offset: 0, found: [value] }, [
      [
        (got: unknown) => Number(got) < 0,
        'You accepted a negative count: | 0 and << give signed 32-bit numbers, and -1 is below any limit.',
      ],
      [MAX_COUNT, 'You clamped it to the limit, so the caller would misread the next field. Reject it.'],
      [accepted, `You trusted ${value}. The next step would be to allocate memory for it.`],
      [
        (got: unknown) => refused(got) && onlyRounded((got as WireError).found, value),
        `The error's "found" does not say ${value}: you converted it to a number first, and that rounded it. Compare the bigint with the limit, then convert.`,
      ],
      [
        (got: unknown) => refused(got) && !(got as WireError).found.includes(value),
        `The error's "found" does not say ${value}: it must show the count that you read.`,
      ],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readCount, 'fd e8 03', 1000);
  });

  test('rejects a count that is not in its shortest form', () => {
    expectReadRefused(readCount, 'fd 01 00', { path: '', offset: 0 }, [
      [accepted, 'You accepted fd 01 00 as a count, but it is 1 in a longer form than it needs.'],
    ]);
  });
});
