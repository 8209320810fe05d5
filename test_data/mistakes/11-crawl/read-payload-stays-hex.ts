// JSON.parse, and a type assertion that the result is a Visit.
import type { Visit } from '../../../solutions/11-crawl';

export const exercise = 'readVisits';
export const diagnosis = 'The payload is still hex';

export function readVisits(text: string): Visit[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Visit);
}
