import { readVersion } from '../../../solutions/06-version';
import type { Visit } from '../../../solutions/16-crawl';
import type { Answer } from '../../../solutions/17-census';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode } from '../../../src/wire/codec/codec';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for answersIn. */
export const mistakes = new MistakeTable('answersIn');

// decode() does not allow bytes that are left over, but a node does.
mistakes.add('answers-extra-bytes-rejected', 'Bytes after relay are left over', (visits: Visit[]): Answer[] =>
  visits.flatMap((visit) => {
    try {
      return visit.payload ? [{ visit, version: decode(readVersion, visit.payload) }] : [];
    } catch {
      return [];
    }
  }),
);

// It expects that it can read every payload.
mistakes.add('answers-one-bad-ends-all', 'One bad payload among thousands', (visits: Visit[]): Answer[] => {
  const said = visits.filter(({ payload }) => payload);
  return said.map((visit) => ({ visit, version: readVersion(new Reader(visit.payload!)) }));
});

// The try is around the whole loop, so the first error ends it.
mistakes.add(
  'answers-one-try-for-all',
  'Catch the error of each payload by itself',
  (visits: Visit[]): Answer[] => {
    const answers: Answer[] = [];
    try {
      for (const visit of visits) {
        if (visit.payload) answers.push({ visit, version: readVersion(new Reader(visit.payload)) });
      }
    } catch {
      // it cannot be read
    }
    return answers;
  },
);
