import { show } from '../../../draw/show-value';
import { type FilterVector, filterVectors } from '../../../peers/filter-vectors';
import { fromHex, hex } from '../../../wire/bytes';
import { Reader } from '../../../wire/codec/reader';
import { sha256 } from '../../../wire/sha256';
import type { Answers, Row, Trial } from '../trial';

const VECTORS = filterVectors();
const [GENESIS] = VECTORS;

const onVectors = (result: (vector: FilterVector) => string): Row[] =>
  VECTORS.map((vector) => [`block ${vector.height}`, () => result(vector)]);

const filterHash = ({ filter }: FilterVector) => sha256(sha256(filter));

/** Fetch the filter of one block from a node that says these things. */
async function fetched({ fetchFilters }: Answers, previous: Uint8Array, filter: Uint8Array): Promise<string> {
  const asked: string[] = [];
  const { hash } = GENESIS;
  const answers: Record<string, Uint8Array> = {
    cfheaders: Uint8Array.of(0, ...hash, ...previous, 1, ...filterHash(GENESIS)),
    cfilter: Uint8Array.of(0, ...hash, filter.length, ...filter),
  };
  const connection = {
    send: async (command: string) => void asked.push(command),
    waitFor: async (command: string) => ({ command, payload: answers[command] }),
  };
  const chain = { height: -1, tip: new Uint8Array(32) };
  await fetchFilters(connection, chain, [hash], () => {});
  return `${asked.join(', ')} → height ${chain.height}, filter header ${hex(chain.tip)}`;
}

/** Lesson 20. */
export const trials: Trial[] = [
  {
    title: 'readFilter: the filters of BIP 158',
    rows: ({ readFilter }) => onVectors(({ filter }) => show(readFilter(new Reader(filter)))),
  },
  {
    title: 'hashToRange, matches',
    rows: ({ hashToRange, matches }) => [
      [
        'hashToRange: a script in two blocks',
        () => show(VECTORS.slice(1, 3).map(({ hash }) => hashToRange(fromHex('51'), 9, hash))),
      ],
      [
        'matches: a script that is not there',
        () => show(matches(GENESIS.filter, GENESIS.hash, [fromHex('51')])),
      ],
      ['matches: an empty filter', () => show(matches(fromHex('00'), GENESIS.hash, [fromHex('51')]))],
      ['matches: a byte too many', () => show(matches(fromHex('0000'), GENESIS.hash, [fromHex('51')]))],
    ],
  },
  {
    title: 'filterHeader: the filters of BIP 158',
    rows: ({ filterHeader }) => onVectors((vector) => hex(filterHeader(filterHash(vector), vector.previous))),
  },
  {
    title: 'fetchFilters: one filter',
    rows: (answers) => [
      ['an honest node', () => fetched(answers, new Uint8Array(32), GENESIS.filter)],
      ['another previous filter header', () => fetched(answers, GENESIS.hash, GENESIS.filter)],
      ['another filter than promised', () => fetched(answers, new Uint8Array(32), VECTORS[1].filter)],
    ],
  },
];
