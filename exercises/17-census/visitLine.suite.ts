import { visitLine } from 'answers/17-census';
import { fromHex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import type { Visit } from '../../solutions/16-crawl';
import { threw, must, where, VISITS } from './shared';

/** What is in the line. Hex may be in capitals. */
const contentOf = (visit: Visit) => {
  const { payload, ...rest } = JSON.parse(visitLine(visit)) as { payload?: unknown };
  if (payload === undefined) return rest;
  return { ...rest, payload: isHex(payload) ? payload.toLowerCase() : payload };
};

const isHex = (payload: unknown): payload is string =>
  typeof payload === 'string' && /^([0-9a-f]{2})*$/i.test(payload);

describe('visitLine', () => {
  test('writes a visit as one line, with its payload in hex', () => {
    expect(() => contentOf(VISITS[0])).toGive(
      { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: '7f1101000a0d00ff' },
      [
        [
          where('payload', (payload) => typeof payload === 'object'),
          'JSON turns it into an object with a key for each byte. Write the payload in hex.',
        ],
        [
          where('payload', (payload) => typeof payload === 'string' && !isHex(payload)),
          'Bytes that are not text do not survive as text: some become �. Write the payload in hex.',
        ],
        [threw, 'That is not JSON.'],
      ],
    );
  });

  test('writes no payload for a failed visit', () => {
    expect(() => contentOf(VISITS[1])).toGive(VISITS[1], [
      [
        where('payload', (payload) => payload === ''),
        'No payload came, but the line says that an empty one did.',
      ],
      [threw, 'It threw. A failed visit is recorded as well.'],
    ]);
  });

  test('writes an empty payload as an empty string', () => {
    const visit = { ...VISITS[0], payload: new Uint8Array() };
    expect(() => contentOf(visit)).toGive({ ...visit, payload: '' }, [
      [
        where('payload', (payload) => payload === undefined),
        'A payload of 0 bytes came, but the line has neither payload nor error, so it is not a visit. Ask whether there is a payload, not whether it has bytes.',
      ],
      [threw, 'It threw. A payload may have 0 bytes: its hex is an empty string.'],
    ]);
  });

  test('writes only the bytes of a payload that is a view of a larger buffer', () => {
    const line = (payload: Uint8Array) => contentOf({ ...VISITS[0], payload });
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
