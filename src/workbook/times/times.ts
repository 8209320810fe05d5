import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { type Cell, type Notebook } from '../notebooks/hygiene';
import { joined } from '../notebooks/nbformat';
import { lessons, lessonsNamed } from '../lessons';
import { WORDS_PER_MINUTE, wordsIn, writingMinutes } from './writing';

/** Minutes for a line of code that is read, and for a prediction. */
const PER_CODE_LINE = 1 / 20;
const PER_PREDICTION = 1 / 2;

/** How a paragraph begins at which a lesson can be interrupted. */
const STOP = '> **A place to stop.**';

/** The cells that are the same everywhere: nobody reads them twice. */
const SKIPPED = ['kernel', 'tools'];

/** How long a part of a lesson takes, in minutes. */
export interface Part {
  reading: number;
  writing: number;
}

/** How long a lesson takes. */
export interface Times {
  /** From one place to stop to the next. */
  parts: Part[];
  /** How many predictions it asks for. */
  predictions: number;
  /** The exercises whose names no text has in bold, so that nobody is asked to write them. */
  unasked: string[];
}

/**
 * Estimate how long a lesson takes: its text at 200 words a minute, its code, half a minute for each prediction,
 * and its exercises by the lines that are to be written. An exercise is written where its name is in bold:
 * **`readCommand`**.
 *
 * @param notebook - the text of its notebook
 * @param solution - the text of its module in solutions/
 */
export function estimate(notebook: string, solution: string): Times {
  const { cells } = JSON.parse(notebook) as Notebook;
  const minutes = writingMinutes(solution);
  const open = new Set(minutes.keys());
  const parts: Part[] = [{ reading: 0, writing: 0 }];
  let predictions = 0;
  for (const piece of cells.flatMap(pieces)) {
    if (piece.text.startsWith(STOP)) parts.push({ reading: 0, writing: 0 });
    const part = parts[parts.length - 1];
    part.reading += piece.isCode ? codeMinutes(piece.text) : wordsIn(piece.text) / WORDS_PER_MINUTE;
    if (piece.isCode) continue;
    const asked = piece.text.match(/\*\*Predict/g)?.length ?? 0;
    predictions += asked;
    part.reading += asked * PER_PREDICTION;
    for (const [, name] of piece.text.matchAll(/\*\*`([\w.]+)`\*\*/g)) {
      if (open.has(name)) part.writing += minutes.get(name) ?? 0;
      close(open, name);
    }
  }
  const unasked = [...open].filter((name) => !name.includes('.'));
  return { parts, predictions, unasked };
}

/** A class is written either as a whole or member by member; either way, once. */
function close(open: Set<string>, name: string): void {
  const [owner, member] = name.split('.');
  open.delete(name);
  open.delete(owner);
  if (member === undefined) for (const one of open) if (one.startsWith(`${owner}.`)) open.delete(one);
}

function pieces(cell: Cell): { text: string; isCode: boolean }[] {
  if (SKIPPED.includes(cell.id ?? '')) return [];
  const text = joined(cell.source);
  if (cell.cell_type === 'code') return [{ text, isCode: true }];
  const begin = new RegExp(`^(?=${STOP.replaceAll(/[*.]/g, '\\$&')})`, 'm');
  return text.split(begin).map((piece) => ({ text: piece, isCode: false }));
}

function codeMinutes(text: string): number {
  return text.split('\n').filter((line) => line.trim()).length * PER_CODE_LINE;
}

/** The estimate for a lesson of the workbook. */
export function timesOf(slug: string): Times {
  const read = (folder: string, file: string) => readFileSync(join(root(), folder, file), 'utf8');
  return estimate(read('notebooks', `${slug}.ipynb`), read('solutions', `${slug}.ts`));
}

/** All minutes of a kind, rounded to five: the estimate is not better than that. */
export function roundedSum(times: Times, kind: keyof Part): number {
  return Math.max(5, 5 * Math.round(times.parts.reduce((sum, part) => sum + part[kind], 0) / 5));
}

/** What a lesson says at its head: `**Reading 15 minutes · writing 60 minutes · 2 parts**`. */
export function headLine(times: Times): string {
  const [reading, writing] = [roundedSum(times, 'reading'), roundedSum(times, 'writing')];
  const { length } = times.parts;
  return `**Reading ${reading} minutes · writing ${writing} minutes · ${length} part${length === 1 ? '' : 's'}**`;
}

/** Matches the line at the head of a lesson. */
export const HEAD_LINE = /\*\*Reading \d+ minutes · writing \d+ minutes · \d+ parts?\*\*/;

/** A time in a table: `1 h 15`. */
export function timeText(minutes: number): string {
  const rest = String(minutes % 60).padStart(2, '0');
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${rest}`;
}

const allOf = (times: Times) => roundedSum(times, 'reading') + roundedSum(times, 'writing');

/** How long a lesson takes, as its row in the README says it: `1 h 15`. */
export function lessonTime(times: Times): string {
  return timeText(allOf(times));
}

/** A notebook with the estimate at its head. */
export function withTimes(notebook: string, times: Times): string {
  return notebook.replace(HEAD_LINE, headLine(times));
}

/** Matches a sum of times: `<!-- time 00 01 09 -->2 h 40<!-- end -->`, or only of the reading. */
const SUM = /<!-- (time|reading) ([\d -]+) -->.*?<!-- end -->/g;

/**
 * A page with the estimates, such as the README: in the last cell of each row that links to a notebook, and where it gives the sum
 * of several lessons.
 */
export function withAllTimes(page: string): string {
  const text = lessons().reduce(
    (before, { slug }) =>
      before.replace(
        new RegExp(`^(\\|.*\\]\\(notebooks/${slug}\\.ipynb\\).*\\|)[^|\\n]*\\|$`, 'm'),
        (_row, start: string) => `${start} ${lessonTime(timesOf(slug)).padStart(6)} |`,
      ),
    page,
  );
  return text.replace(SUM, (_sum, kind: string, names: string) => {
    const sums = lessonsNamed(names.split(' ')).map(({ slug }) =>
      kind === 'time' ? allOf(timesOf(slug)) : roundedSum(timesOf(slug), 'reading'),
    );
    return `<!-- ${kind} ${names} -->${timeText(sums.reduce((all, one) => all + one, 0))}<!-- end -->`;
  });
}
