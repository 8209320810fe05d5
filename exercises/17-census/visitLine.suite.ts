import { visitLine } from 'answers/17-census';
import { fromHex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import { threw, must, where, VISITS } from './shared';

describe('visitLine', () => {
  test('writes a visit as one line, with its payload in hex', () => {
    expect(() => JSON.parse(visitLine(VISITS[0])) as unknown).toGive(
      { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: '7f1101000a0d00ff' },
      [
        [
          where('payload', (payload) => typeof payload === 'object'),
          'JSON turns it into an object with a key for each byte. Write the payload in hex.',
        ],
        [
          where('payload', (payload) => typeof payload === 'string' && !/^([0-9a-f]{2})+$/.test(payload)),
          'Bytes that are not text do not survive as text: some become �. Write the payload in hex.',
        ],
        [threw, 'That is not JSON.'],
      ],
    );
  });

  test('writes no payload for a failed visit', () => {
    expect(() => JSON.parse(visitLine(VISITS[1])) as unknown).toGive(VISITS[1], [
      [
        where('payload', (payload) => payload === ''),
        'No payload came, but the line says that an empty one did.',
      ],
      [threw, 'It threw. A failed visit is recorded as well.'],
    ]);
  });

  test('writes only the bytes of a payload that is a view of a larger buffer', () => {
    const line = (payload: Uint8Array) => JSON.parse(visitLine({ ...VISITS[0], payload })) as unknown;
    expectOfView(line, fromHex('7f110100'), { ...VISITS[0], payload: '7f110100' });
  });

  test('never writes a newline within a line', () => {
    for (const visit of VISITS) {
      must(
        !visitLine(visit).endsWith('\n'),
        'Your line ends with a newline. Return it without: the caller adds it.',
      );
      must(
        !/[\r\n]/.test(visitLine(visit)),
        'There is a newline in the line. If you read line by line, you get two halves.',
      );
    }
  });
});
