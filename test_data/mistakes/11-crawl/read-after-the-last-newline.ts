// split() returns one piece more than there are newlines.
import type { Visit } from '../../../solutions/11-crawl';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'readVisits';
export const diagnosis = 'After the last newline there is nothing';

function visitOf(line: string, i: number): Visit {
  try {
    const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
    if (!rest.address) throw new SyntaxError('no address');
    return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
  } catch {
    throw new SyntaxError(`line ${i + 1} is no visit`);
  }
}

export const readVisits = (text: string) => text.split('\n').map(visitOf);
