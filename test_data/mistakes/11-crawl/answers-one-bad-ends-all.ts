// The others can be read, so it does not expect one that cannot.
import { readVersion } from '../../../solutions/06-version';
import type { Answer, Visit } from '../../../solutions/11-crawl';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'answersIn';
export const diagnosis = 'One bad payload among thousands';

export function answersIn(visits: Visit[]): Answer[] {
  const said = visits.filter(({ payload }) => payload);
  return said.map((visit) => ({ visit, version: readVersion(new Reader(visit.payload!)) }));
}
