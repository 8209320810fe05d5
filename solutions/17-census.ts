/**
 * Lesson 17 · The census.
 *
 * Keep what many nodes said, byte for byte, read it back, and count: what they run, and whether their clocks
 * are right.
 *
 * @module
 */
import { fromHex, hex } from '../src/wire/bytes';
import { Reader } from '../src/wire/codec/reader';
import { readVersion, type Version } from './06-version';
import type { Visit } from './16-crawl';

/**
 * A visit as one line of JSON, with the payload in hex. A payload may contain any byte, including 0a, the
 * newline; hex has only sixteen characters, and none is a newline.
 *
 * @returns the line, without its newline
 * @example {"address":"203.0.113.5:8333","at":1532543539000,"took":103,"payload":"7f110100…"}
 */
export function visitLine(visit: Visit): string {
  const { payload, ...rest } = visit;
  return JSON.stringify(payload ? { ...rest, payload: hex(payload) } : rest);
}

/**
 * Read lines made by {@link visitLine}. The file may come from anyone, so this checks each line: a visit is a
 * JSON object with `address` (a string), `at` and `took` (numbers), and exactly one of `payload` (hex) and
 * `error` (a string).
 *
 * @param text - lines, each ended by a newline; the last one may be truncated, if the writer was
 *   stopped: this skips it
 * @throws SyntaxError if any other line is not a visit, an empty line included; its message contains the line
 *   number, from 1
 */
export function readVisits(text: string): Visit[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.map((line, i) => {
    try {
      return visitIn(line);
    } catch (error) {
      throw new SyntaxError(`line ${i + 1} is not a visit: ${(error as Error).message}`);
    }
  });
}

function visitIn(line: string): Visit {
  const { payload, ...rest } = objectIn(line);
  const { address, at, took, error } = rest;
  if (typeof address !== 'string') throw new Error('address is not a string');
  if (!Number.isFinite(at) || !Number.isFinite(took)) throw new Error('at and took are not both numbers');
  if ((payload === undefined) === (error === undefined))
    throw new Error('not exactly one of payload and error');
  if (payload === undefined) {
    if (typeof error !== 'string') throw new Error('error is not a string');
    return rest as Visit;
  }
  if (typeof payload !== 'string' || !/^([0-9a-f]{2})*$/i.test(payload))
    throw new Error('payload is not hex');
  return { ...rest, payload: fromHex(payload) } as Visit;
}

function objectIn(line: string): Partial<Record<keyof Visit, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('not JSON');
  }
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return value;
}

/** A visit whose version message could be read. */
export interface Answer {
  visit: Visit;
  version: Version;
}

/**
 * The answers among the visits. This ignores bytes after the last field, as a node does, and skips a payload
 * that it cannot read.
 */
export function answersIn(visits: Visit[]): Answer[] {
  return visits.flatMap((visit) => {
    if (!visit.payload) return [];
    try {
      return [{ visit, version: readVersion(new Reader(visit.payload)) }];
    } catch {
      return [];
    }
  });
}

/**
 * Count how often each value occurs.
 *
 * @param values - read once: they may come from a generator, and the strings from strangers
 * @returns pairs, the most frequent first; of those that are equally frequent, the smaller string first, as
 *   compared by `<`
 * @example tally(['b', 'a', 'b']) // [['b', 2], ['a', 1]]
 */
export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/**
 * How far a node's clock is ahead of ours, in seconds; negative if it is behind.
 *
 * @param answer - the visit began at `at`; the node wrote its time somewhere between then and the end. The time
 *   may be any int64
 * @returns undefined if the node's time is within that span, so that its clock may be right;
 *   otherwise the distance to the nearer end. A node sends whole seconds, rounded down: do the same with ours
 */
export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = Math.floor(visit.at / 1000);
  const ended = Math.floor((visit.at + visit.took) / 1000);
  if (theirs > ended) return theirs - ended;
  if (theirs < began) return theirs - began;
  return undefined;
}
