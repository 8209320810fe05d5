import { readVisits } from 'answers/17-census';
// a wrong partner must not be reported here
import { visitLine } from '../../solutions/17-census';
import fc from 'fast-check';
import { forAny } from '../../src/suite/for-any';
import type { KnownMistakes } from '../../src/suite/matchers';
import { type Visit } from '../../solutions/16-crawl';
import { threw, VISITS } from './shared';

describe('readVisits', () => {
  const lines = (visits: Visit[]) => visits.map((visit) => `${visitLineOf(visit)}\n`).join('');
  const visitLineOf = ({ payload, ...rest }: Visit) =>
    JSON.stringify(payload ? { ...rest, payload: Buffer.from(payload).toString('hex') } : rest);

  test('reads back what was written, byte for byte', () => {
    const known: KnownMistakes = [
      [
        (got: unknown) => Array.isArray(got) && got.length === 1,
        'A visit is missing. Every line ends with a newline, even the last one.',
      ],
      [
        (got: unknown) => Array.isArray(got) && typeof got[0]?.payload === 'string',
        'The payload is still hex. Turn it back into bytes.',
      ],
      [threw, 'It threw. After the last newline there is nothing, which is not a visit.'],
    ];
    expect(() => readVisits(lines(VISITS))).toGive(VISITS, known);
  });

  test('leaves out a truncated last line, and keeps the others', () => {
    const text = lines(VISITS);
    // a last line that only lacks its newline may be read or left out
    for (const cut of [2, 10, 40]) {
      expect(() => readVisits(text.slice(0, -cut))).toGive(
        [VISITS[0]],
        [[threw, 'A crawl that is stopped leaves half a line. Leave it out: the other lines are good.']],
      );
    }
    expect(readVisits('')).toGive([]);
  });

  test('reads back any payload', () => {
    forAny([fc.uint8Array({ maxLength: 200 })], (payload) => {
      const visit: Visit = { address: 'a:1', at: 1532543539000, took: 3, payload };
      expect(() => readVisits(`${visitLine(visit)}\n`)).toGive(
        [visit],
        [
          [
            (got: unknown) => payload.length === 0 && Array.isArray(got) && !got[0]?.payload,
            'An empty payload is lost: an empty string counts as false.',
          ],
          [
            (got: unknown) => payload.length === 0 && threw(got),
            'You rejected an empty payload. "" is hex, too: 0 bytes. An empty string counts as false, so compare with undefined.',
          ],
        ],
      );
    });
  });

  test('reports any other line that is not a visit, with its number', () => {
    expect(() => readVisits(`${lines([VISITS[0]])}nonsense\n`)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [(got: unknown) => Array.isArray(got), 'A broken line was skipped silently. It must be reported.'],
        [
          (got: unknown) => got instanceof SyntaxError && /\bline 1\b/i.test(got.message),
          'It is the second line, and the message says 1. Lines count from 1, arrays from 0.',
        ],
        [
          (got: unknown) => got instanceof SyntaxError,
          'The message does not say in which line it is: the second, so it must contain 2.',
        ],
      ],
    );
    for (const line of ['{}', 'null', '[]', '5', '"a:1"']) {
      expect(() => readVisits(`${line}\n`)).toRefuseWith(SyntaxError, ['1']);
    }
  });

  const GOOD = { address: 'a:1', at: 5, took: 3, payload: '7f11' };
  test.each<[string, object]>([
    ['an address that is not a string', { ...GOOD, address: 7 }],
    ['no at', { ...GOOD, at: undefined }],
    ['an at that is not a number', { ...GOOD, at: 'noon' }],
    ['no took', { ...GOOD, took: undefined }],
    ['a took that is not a number', { ...GOOD, took: null }],
    ['a payload that is not hex', { ...GOOD, payload: 'what' }],
    ['a payload with half a byte', { ...GOOD, payload: '7f1' }],
    ['a payload that is a number', { ...GOOD, payload: 7711 }],
    ['neither payload nor error', { ...GOOD, payload: undefined }],
    ['both payload and error', { ...GOOD, error: 'refused' }],
    ['an error that is null', { ...GOOD, payload: undefined, error: null }],
    ['an error that is a number', { ...GOOD, payload: undefined, error: 7 }],
  ])('rejects a line with %s', (what, line) => {
    const text = `${JSON.stringify(GOOD)}\n${JSON.stringify(line)}\n`;
    expect(() => readVisits(text)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          `A line with ${what} was accepted. The file may come from anyone.`,
        ],
      ],
    );
  });

  test('rejects an empty line, too, and counts it as a line', () => {
    const line = `${JSON.stringify(GOOD)}\n`;
    expect(() => readVisits(`${line}\n${line}`)).toRefuseWith(
      SyntaxError,
      ['2'],
      [
        [
          (got: unknown) => Array.isArray(got),
          'An empty line was skipped. A crawl never writes one: the file is damaged.',
        ],
      ],
    );
  });
});
