// A line without payload and error is accepted, as a visit without an answer.
import type { Visit } from '../../../solutions/11-crawl';

export const exercise = 'readVisits';
export const diagnosis = 'neither payload nor error was accepted';

function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
  if (typeof found !== 'object' || found === null) throw new Error('no object');
  if (typeof found.address !== 'string') throw new Error('no address');
  if (typeof found.at !== 'number') throw new Error('no time');
  if (typeof found.took !== 'number') throw new Error('no duration');
  if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
    throw new Error('no hex');
  if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
  if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
  if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
  const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
  return (found.payload === undefined ? found : { ...found, payload }) as Visit;
}

export const readVisits = (text: string): Visit[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line, i) => {
      try {
        return visitOf(JSON.parse(line) as Partial<Visit>);
      } catch {
        throw new SyntaxError(`line ${i + 1} is not a visit`);
      }
    });
