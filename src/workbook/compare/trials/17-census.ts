import { versionPayloads } from '../../../suite/inputs';
import { show } from '../../../draw/show-value';
import type { Trial } from '../trial';

/** A visit, as in lesson 16. */
interface Visit {
  address: string;
  at: number;
  took: number;
  payload?: Uint8Array;
  error?: string;
}

const VISITS: Visit[] = [
  { address: '203.0.113.5:8333', at: 1532543539000, took: 103, payload: Uint8Array.of(0x0a, 0xff) },
  { address: '[2001:db8::1]:8333', at: 1532543539001, took: 5000, error: 'ConnectError: refused' },
];

/** The recorded version messages, as the results of visits. */
const recorded = (): Visit[] =>
  versionPayloads().map(({ name, payload }) => ({ address: name, at: 1532543539000, took: 2000, payload }));

/** Lesson 17. */
export const trials: Trial[] = [
  {
    title: 'visitLine',
    rows: ({ visitLine }) => VISITS.map((visit) => [visit.address, () => String(visitLine(visit))]),
  },
  {
    title: 'readVisits: two lines, and the same truncated',
    rows: ({ visitLine, readVisits }) => {
      const text = () => VISITS.map((visit) => `${String(visitLine(visit))}\n`).join('');
      return [
        ['whole', () => show(readVisits(text()))],
        ['without the last ten characters', () => show(readVisits(text().slice(0, -10)))],
        ['without the first ten', () => show(readVisits(text().slice(10)))],
      ];
    },
  },
  {
    title: 'answersIn, clockSkew: the recorded version messages, as if asked in July 2018',
    rows: ({ answersIn, clockSkew }) =>
      recorded().map((visit) => [
        visit.address,
        () => show((answersIn([visit]) as unknown[]).map((answer) => clockSkew(answer) as unknown)),
      ]),
  },
  {
    title: 'tally',
    rows: ({ tally }) => [
      ['b a b', () => show(tally(['b', 'a', 'b']))],
      [
        'names of properties that every object has',
        () => show(tally(['constructor', '__proto__', 'constructor'])),
      ],
    ],
  },
];
