// catch and continue: it is only one of ten thousand.
import type { Visit } from '../../../solutions/11-crawl';
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'readVisits';
export const diagnosis = 'A broken line was skipped';

function visitOf(line: string, i: number): Visit {
  try {
    const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
    if (!rest.address) throw new SyntaxError('no address');
    return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
  } catch {
    throw new SyntaxError(`line ${i + 1} is no visit`);
  }
}

export function readVisits(text: string): Visit[] {
  return text.split('\n').flatMap((line, i) => {
    try {
      return [visitOf(line, i)];
    } catch {
      return [];
    }
  });
}
