// Loops by hand: indexOf from newline to newline, pairs that are counted up, and whole milliseconds for the clock.
import { readVersion } from '../../../solutions/06-version';
import type { Visit } from '../../../solutions/16-crawl';
import type { Answer } from '../../../solutions/17-census';
import { fromHex, hex } from '../../../src/wire/bytes';
import { Reader } from '../../../src/wire/codec/reader';

export function visitLine(visit: Visit): string {
  const fields: Record<string, unknown> = { ...visit };
  if (visit.payload) fields.payload = hex(visit.payload);
  return JSON.stringify(fields);
}

export function readVisits(text: string): Visit[] {
  const visits: Visit[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    visits.push(readLine(text.slice(start, end), visits.length + 1));
    start = end + 1;
  }
  return visits;
}

function readLine(line: string, number: number): Visit {
  try {
    const { address, at, took, payload, error } = JSON.parse(line) as Record<string, unknown>;
    if (typeof address !== 'string' || typeof at !== 'number' || typeof took !== 'number')
      throw new Error('what?');
    const visit: Visit = { address, at, took };
    if (typeof error === 'string' && payload === undefined) visit.error = error;
    else if (typeof payload === 'string' && error === undefined) visit.payload = fromHex(payload);
    else throw new Error('one of payload and error is needed');
    return visit;
  } catch (error) {
    throw new SyntaxError(`line ${number}: ${String(error)}`);
  }
}

export function answersIn(visits: Visit[]): Answer[] {
  return visits.reduce<Answer[]>((answers, visit) => {
    if (visit.payload === undefined) return answers;
    try {
      return [...answers, { visit, version: readVersion(new Reader(visit.payload)) }];
    } catch {
      return answers;
    }
  }, []);
}

export function tally(values: Iterable<string>): [string, number][] {
  const pairs = new Map<string, [string, number]>();
  for (const value of values) {
    const pair = pairs.get(value);
    if (pair) pair[1]++;
    else pairs.set(value, [value, 1]);
  }
  return Array.from(pairs.values()).sort((a, b) => (a[1] === b[1] ? [1, -1][+(a[0] < b[0])] : b[1] - a[1]));
}

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = version.timestamp * 1000n;
  const second = (time: number) => BigInt(Math.floor(time)) - (BigInt(Math.floor(time)) % 1000n);
  const earliest = second(visit.at);
  const latest = second(visit.at + visit.took);
  if (theirs >= earliest && theirs <= latest) return undefined;
  return Number((theirs - (theirs < earliest ? earliest : latest)) / 1000n);
}
