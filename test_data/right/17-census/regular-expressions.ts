// One regular expression for a whole line, an object without a prototype for counting, and two differences for the clock.
import { readVersion } from '../../../solutions/06-version';
import type { Visit } from '../../../solutions/16-crawl';
import type { Answer } from '../../../solutions/17-census';
import { fromHex, hex } from '../../../src/wire/bytes';
import { Reader } from '../../../src/wire/codec/reader';

export const visitLine = ({ address, at, took, payload, error }: Visit): string =>
  JSON.stringify({ address, at, took, error, payload: payload && hex(payload) });

export function readVisits(text: string): Visit[] {
  // JSON escapes every newline, so a piece without its brace was truncated
  const pieces = text.split('\n').filter((line, i, { length }) => i < length - 1 || line.endsWith('}'));
  return pieces.map((line, i) => {
    const string = '"(?:[^"\\\\]|\\\\.)*"';
    const rest = `(,"error":${string}|,"payload":"(?:[0-9a-f]{2})*")`;
    const shape = new RegExp(`^\\{"address":${string},"at":[\\d.]+,"took":[\\d.]+${rest}\\}$`);
    if (!shape.test(line)) throw new SyntaxError(`line ${i + 1} is not a visit`);
    return JSON.parse(line, (key, value: unknown) =>
      key === 'payload' ? fromHex(value as string) : value,
    ) as Visit;
  });
}

export function answersIn(visits: Visit[]): Answer[] {
  const answer = (visit: Visit): Answer | undefined => {
    try {
      return visit.payload && { visit, version: readVersion(new Reader(visit.payload)) };
    } catch {
      return undefined;
    }
  };
  return visits.map(answer).filter((found): found is Answer => found !== undefined);
}

export function tally(values: Iterable<string>): [string, number][] {
  const counts = Object.create(null) as Record<string, number>;
  // a character before it: otherwise a key that looks like a number would come first, and __proto__ would
  // not be a key
  for (const value of values) counts[`=${value}`] = (counts[`=${value}`] ?? 0) + 1;
  const order = (a: string, b: string) => (a === b ? 0 : a > b ? 1 : -1);
  return Object.entries(counts)
    .map(([key, count]): [string, number] => [key.slice(1), count])
    .sort((a, b) => b[1] - a[1] || order(a[0], b[0]));
}

export function clockSkew({ visit, version }: Answer): number | undefined {
  const seconds = (time: number) => Math.floor(time / 1000);
  const [fast, slow] = [visit.at + visit.took, visit.at].map(
    (time) => Number(version.timestamp) - seconds(time),
  );
  return [fast > 0 ? fast : undefined, slow < 0 ? slow : undefined].find((skew) => skew !== undefined);
}
