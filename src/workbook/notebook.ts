/**
 * The functions for a lesson's cells: draw a picture, call the learner's own code, check it.
 *
 * @module
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { display, type Display, newDisplay } from 'tslab';
import { builtSteps } from './built/built';
import { builtHtml } from './built/built-html';
import { reportHtml, typeHtml } from './check/report-html';
import { show } from '../draw/show-value';
import { exerciseTypeErrors } from './check/types';
import { verdictFor } from './check/cached-verdict';
import type { Verdict } from './check/verdict';
import { escape, type Figure, figureHtml } from '../draw/figure';
import { type Entry, sequence } from '../draw/sequence';
import { Interrupted, wasInterrupted } from '../base/interrupted';
import { PALE_INK } from '../draw/palette';
import { colour } from '../draw/theme';
import { lessonNamed } from './lessons';
import { root } from '../base/root';
import { failureText } from '../base/file-errors';
import { errorText } from '../base/text';
import { NotWrittenYet } from '../base/todo';

/** Draw a picture below the cell. */
export function draw(figure: Figure): void {
  display.html(figureHtml(figure));
}

/**
 * Call a function and show its result. An unwritten exercise or an error is shown too, and the notebook
 * continues.
 *
 * @param call - for instance `() => checksum(payload)`
 */
export function attempt(call: () => unknown): Promise<void> | void {
  try {
    const got = call();
    if (got instanceof Promise) return got.then(shown, failed);
    shown(got);
  } catch (error) {
    failed(error);
  }
}

function shown(got: unknown): void {
  note(typeof got === 'string' ? got : show(got), PALE_INK);
}

function failed(error: unknown): void {
  if (error instanceof NotWrittenYet) notStarted(error);
  else
    note(
      error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${show(error)}`,
      colour('bad'),
    );
}

/** Where the present cell says what is not started, and what it says, by lesson. */
let unwritten: { cell: unknown; place: Display; names: Map<string, Set<string>> } | undefined;

/** Say what is not started, once below a cell: many cells call the same functions repeatedly. */
function notStarted({ lesson, exercise }: NotWrittenYet): void {
  const kernel = globalThis as unknown as Record<symbol, (() => unknown) | undefined>;
  const cell = kernel[Symbol.for('workbook.cell')]?.();
  if (unwritten === undefined || cell === undefined || cell !== unwritten.cell) {
    unwritten = { cell, place: newDisplay(), names: new Map() };
  }
  const { place, names } = unwritten;
  names.set(lesson, (names.get(lesson) ?? new Set()).add(exercise));
  const lines = [...names].map(([slug, all]) => `${[...all].join(', ')}, in exercises/${slug}.ts`);
  place.html(noteHtml(`not started yet: ${lines.join('\n')}`, colour('open')));
}

function note(text: string, border: string): void {
  display.html(noteHtml(text, border));
}

function noteHtml(text: string, border: string): string {
  return `<pre style="border-left:4px solid ${border};margin:0.3em 0;padding:0.2em 1em;white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere">${escape(text)}</pre>`;
}

/** The result of each lesson's last check in this kernel. */
const before = new Map<string, Verdict>();

/**
 * Check the learner's answers to a lesson and draw the result. It never throws.
 *
 * @param lesson - its name or number: `01-framing`, `01`
 */
export async function check(lesson: string): Promise<void> {
  const place = newDisplay();
  try {
    const { slug } = lessonNamed(lesson);
    place.html(`<div>Checking exercises/${escape(slug)}.ts …</div>`);
    const verdict = await verdictFor(slug);
    place.html(reportHtml(verdict, before.get(slug)));
    before.set(slug, verdict);
    if (verdict.state === 'does not compile' || verdict.state === 'not started') return;
    const faults = await exerciseTypeErrors([slug]);
    if (faults.length > 0) display.html(typeHtml(faults));
  } catch (error) {
    place.html(problem(failureText(error)));
  }
}

/**
 * Draw the page at the end of the course: what the learner's light client is made of, and a session with it.
 *
 * @param entries - the transcript of the session; empty if there was none
 */
export function built(entries: readonly Entry[]): void {
  const title = 'A session, from the first message to the last';
  const session = entries.length > 0 ? sequence(entries, { title, left: 'you', right: 'node' }) : undefined;
  display.html(builtHtml(builtSteps(), session));
}

/** An error message of a command, as HTML. */
function problem(text: string): string {
  return noteHtml(text, colour('bad'));
}

/**
 * Draw the next of three steps towards an answer. It never throws.
 *
 * @param lesson - its name or number: `01-framing`, `01`
 * @param exercise - the function; if omitted, the first one that is not done
 */
export function hint(lesson: string, exercise?: string): Promise<void> {
  return command('hint', exercise === undefined ? [lesson] : [lesson, exercise]);
}

/**
 * Draw the learner's code beside the reference, and the results of both on the recordings. It never throws.
 *
 * @param lesson - its name or number: `01-framing`, `01`
 * @param options - `yes`: even if the lesson is not done yet
 */
export function compare(lesson: string, options: { yes?: boolean } = {}): Promise<void> {
  return command('compare', options.yes ? [lesson, '--yes'] : [lesson]);
}

/**
 * Restore the stub of a lesson. The learner's code is kept, and the output says where. It never throws.
 *
 * @param lesson - its name or number: `01-framing`, `01`
 */
export function reset(lesson: string): Promise<void> {
  return command('reset', [lesson]);
}

/**
 * Put the reference answers into lessons that you do not want to write. What you wrote is kept, and the output
 * says where. It never throws.
 *
 * @param lessons - their numbers or names, or a range of numbers: `02-07`
 */
export function skip(...lessons: string[]): Promise<void> {
  return command('skip', lessons);
}

/**
 * Run a command as `npm run` would, and draw its output. It runs in a child process, so that the kernel loads
 * only what cells need.
 */
async function command(folder: string, args: unknown[]): Promise<void> {
  const place = newDisplay();
  place.html('<div>One moment …</div>');
  try {
    const { said, failure } = await outputOf(join('src', 'workbook', folder, 'main.ts'), [
      ...args.map(String),
      '--html',
    ]);
    place.html(said || problem(failure));
  } catch (error) {
    place.html(problem(failureText(error)));
  }
}

function outputOf(script: string, args: string[]): Promise<{ said: string; failure: string }> {
  const words = [join(root(), 'scripts', 'run.mjs'), join(root(), script), ...args];
  const options = { cwd: root(), maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    execFile(process.execPath, words, options, (error, stdout, stderr) => {
      const interrupted = error && wasInterrupted(error.code, error.signal);
      const failure = interrupted ? new Interrupted().message : stderr.trim() || errorText(error);
      resolve({ said: stdout.trim(), failure });
    });
  });
}
