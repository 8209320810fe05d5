import { readFileSync } from 'node:fs';
import { type Visit } from '../../../solutions/16-crawl';
import { readVisits } from '../../../solutions/17-census';
import { fileReason } from '../../base/file-errors';
import { UsageError } from '../../base/run-program';
import { CRAWLED, fileKind } from './file-kind';

/** How each line begins. */
const BEGINNING = '{"address":"';

/**
 * The longest line, in characters. What a crawl writes is bounded: address, two numbers, and a payload or an
 * error.
 */
const LONGEST_LINE = 10_000;

/**
 * Read a file written by a crawl.
 *
 * @param file - the name of the file
 * @throws UsageError if it cannot be read
 * @throws Error if it is not such a file; the message names the line
 */
export function visitsOf(file: string): Visit[] {
  const text = readText(file);
  try {
    return visitsIn(text);
  } catch (error) {
    const kind = fileKind(text);
    const why = kind && kind !== CRAWLED ? ` It looks like ${kind}.` : '';
    throw new Error(`${file} was not written by a crawl: ${(error as Error).message}.${why}`, {
      cause: error,
    });
  }
}

/**
 * Parse visits. The last line may be truncated, if the crawl was killed or the disk was full.
 *
 * @throws SyntaxError if any other line is not a visit, or if the last one cannot be the beginning of one
 */
export function visitsIn(text: string): Visit[] {
  const end = text.lastIndexOf('\n') + 1;
  const rest = text.slice(end);
  const lines = text.slice(0, end).split('\n').length;
  const long = text.split('\n').findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) throw new SyntaxError(`line ${long + 1} is not a visit: it is too long`);
  // an editor may have removed the last newline
  if (isJson(rest)) return checked(readVisits(`${text}\n`));
  if (!BEGINNING.startsWith(rest.slice(0, BEGINNING.length))) {
    throw new SyntaxError(`line ${lines} is not a visit: not JSON`);
  }
  return checked(readVisits(text.slice(0, end)));
}

/** The latest time that a Date can represent, in milliseconds. */
const LATEST = 8.64e15;

function checked(visits: Visit[]): Visit[] {
  const within = (time: number) => time >= 0 && time <= LATEST;
  const wrong = visits.findIndex(({ at, took }) => !within(at) || !within(took));
  if (wrong >= 0) throw new SyntaxError(`line ${wrong + 1} is not a visit: its time is out of range`);
  return visits;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readText(file: string): string {
  try {
    // some editors begin a file with a byte order mark (ef bb bf)
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${fileReason(error)}`);
  }
}
