// The payload is a view, but the whole buffer is written.
import { type Visit, visitLine as right } from '../../../solutions/11-crawl';

export const exercise = 'visitLine';
export const diagnosis = '`.buffer` is the whole buffer';

export function visitLine(visit: Visit) {
  return right(visit.payload ? { ...visit, payload: new Uint8Array(visit.payload.buffer) } : visit);
}
