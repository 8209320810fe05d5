// decode() demands that nothing is left over, which a node does not.
import { readVersion } from '../../../solutions/06-version';
import type { Answer, Visit } from '../../../solutions/11-crawl';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'answersIn';
export const diagnosis = 'Bytes are left over behind relay';

export function answersIn(visits: Visit[]): Answer[] {
  return visits.flatMap((visit) => {
    try {
      return visit.payload ? [{ visit, version: decode(readVersion, visit.payload) }] : [];
    } catch {
      return [];
    }
  });
}
