// if (payload): an empty string is false, so it stays a string.
import type { Visit } from '../../../solutions/11-crawl';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'readVisits';
export const diagnosis = 'An empty payload is lost';

function visitOf(line: string, i: number): Visit {
  try {
    const visit = JSON.parse(line) as Visit & { payload?: string };
    if (!visit.address) throw new SyntaxError('no address');
    return visit.payload ? { ...visit, payload: fromHex(visit.payload) } : visit;
  } catch {
    throw new SyntaxError(`line ${i + 1} is no visit`);
  }
}

export const readVisits = (text: string) => text.split('\n').slice(0, -1).map(visitOf);
