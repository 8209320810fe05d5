// decode() does not allow bytes that are left over, but a node does.
import { readVersion } from '../../../solutions/06-version';
import type { Answer, Visit } from '../../../solutions/11-crawl';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'answersIn';
export const diagnosis = 'Bytes after relay are left over';

export function answersIn(visits: Visit[]): Answer[] {
  return visits.flatMap((visit) => {
    try {
      return visit.payload ? [{ visit, version: decode(readVersion, visit.payload) }] : [];
    } catch {
      return [];
    }
  });
}
