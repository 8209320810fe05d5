import { count, MAX_COUNT, readCount, writeCount } from 'answers/03-varints';
import { fromHex } from '../../src/wire/bytes';
import { reader } from '../../src/suite/inputs';
import { expectNothingWritten, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { refused, accepted } from './shared';

describe('writeCount', () => {
  test('writes 1000 as fd e8 03', () => {
    expect(encode(writeCount, 1000)).toGive(fromHex('fde803'), [
      [fromHex('e8030000'), 'That is 1000 in four bytes. A count is a CompactSize.'],
      [fromHex('e803'), 'The marker fd is missing.'],
    ]);
  });

  test('writes 0 as 00', () => {
    expect(() => encode(writeCount, 0)).toGive(fromHex('00'), [
      [refused, 'You rejected 0. It is a count like any other: that of an empty list.'],
    ]);
  });

  test('writes up to 33,554,432', () => {
    expect(() => encode(writeCount, MAX_COUNT)).toGive(fromHex('fe00000002'), [
      [refused, 'You rejected 33,554,432. The largest count itself is still allowed.'],
    ]);
  });

  test.each([MAX_COUNT + 1, -1, 1.5, NaN])('rejects %d', (value) => {
    expectNothingWritten((w) => writeCount(w, value), { path: '', offset: 0, found: [String(value)] }, [
      [accepted, `${value} is not a valid count, but you wrote it: the peer rejects the whole message.`],
    ]);
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeCount(w, 1000), 'fd e8 03');
  });

  test('and readCount are the two halves of count', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(count.write, 1000)).toGive(encode(writeCount, 1000));
    expect(count.read(reader('fd e8 03'))).toGive(readCount(reader('fd e8 03')));
  });
});
