// A replacer writes the hex, in capitals, the kinds of all fields are checked as one string, and sorted values are counted in runs.
import { readVersion } from '../../../solutions/06-version';
import type { Visit } from '../../../solutions/16-crawl';
import type { Answer } from '../../../solutions/17-census';
import { Reader } from '../../../src/wire/codec/reader';

export function visitLine(visit: Visit): string {
  const hex = (value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex').toUpperCase() : value;
  return JSON.stringify(visit, (_, value: unknown) => hex(value));
}

export function readVisits(text: string): Visit[] {
  const visits: Visit[] = [];
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const [line] of whole.matchAll(/[^\n]*\n/g)) {
    const where = `line ${visits.length + 1}`;
    let found: Partial<Record<keyof Visit, unknown>>;
    try {
      found = JSON.parse(line);
    } catch {
      throw new SyntaxError(`${where} is not JSON`);
    }
    const kinds = ['address', 'at', 'took', 'payload', 'error'].map(
      (name) => typeof found?.[name as keyof Visit],
    );
    const [payload, error] = [found?.payload, found?.error];
    if (
      /^string,number,number,string,undefined$/.test(String(kinds)) &&
      /^([0-9a-f]{2})*$/i.test(String(payload))
    ) {
      visits.push({ ...found, payload: new Uint8Array(Buffer.from(String(payload), 'hex')) } as Visit);
    } else if (/^string,number,number,undefined,string$/.test(String(kinds))) {
      visits.push({ ...found, error } as Visit);
    } else throw new SyntaxError(`${where} is not a visit`);
  }
  return visits;
}

export function answersIn(visits: Visit[]): Answer[] {
  const answers: Answer[] = [];
  for (const visit of visits) {
    try {
      answers.push({ visit, version: readVersion(new Reader(visit.payload!)) });
    } catch {
      // no answer, or one that cannot be read
    }
  }
  return answers;
}

export function tally(values: Iterable<string>): [string, number][] {
  const sorted = [...values].sort();
  const runs: [string, number][] = [];
  for (const value of sorted) {
    if (runs.at(-1)?.[0] === value) runs.at(-1)![1]++;
    else runs.push([value, 1]);
  }
  // sort is stable: equally frequent values stay in the order of their text
  return runs.sort((a, b) => b[1] - a[1]);
}

export function clockSkew({ visit: { at, took }, version: { timestamp } }: Answer): number | undefined {
  const [began, ended] = [at, at + took].map((ms) => BigInt(Math.trunc(ms / 1000)));
  const nearest = timestamp < began ? began : timestamp > ended ? ended : timestamp;
  return timestamp === nearest ? undefined : Number(timestamp - nearest);
}
