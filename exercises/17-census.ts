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
import { todo } from '../src/base/todo';

/**
 * A visit as one line of JSON, with the payload in hex. A payload may contain any byte, including 0a, the
 * newline; hex has only sixteen characters, and none is a newline.
 *
 * @returns the line, without its newline
 * @example {"address":"203.0.113.5:8333","at":1532543539000,"took":103,"payload":"7f110100…"}
 */
export function visitLine(visit: Visit): string {
  return todo('17-census', 'visitLine');
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
  return todo('17-census', 'readVisits');
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
  return todo('17-census', 'answersIn');
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
  return todo('17-census', 'tally');
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
  return todo('17-census', 'clockSkew');
}
