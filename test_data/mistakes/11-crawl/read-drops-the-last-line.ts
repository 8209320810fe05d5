// trim() removes the last newline, so the line before it counts as truncated.
import type { Visit } from '../../../solutions/11-crawl';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'readVisits';
export const diagnosis = 'A visit is missing';

function visitOf(line: string, i: number): Visit {
  try {
    const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
    if (!rest.address) throw new SyntaxError('no address');
    return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
  } catch {
    throw new SyntaxError(`line ${i + 1} is no visit`);
  }
}

export const readVisits = (text: string) => text.trim().split('\n').slice(0, -1).map(visitOf);
