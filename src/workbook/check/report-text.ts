import Table from 'cli-table3';
import colours from 'picocolors';
import { lessonAfter, lessons } from '../lessons';
import { type ExerciseTypeError, firstTypeErrors } from './types';
import type { Finding, State, Verdict } from './verdict';
import {
  firstLineOf,
  MORE_FINDINGS,
  nextOf,
  printedWhere,
  signFor,
  testOf,
  unblock,
  wordsFor,
} from './wording';

const PAINT: Record<State, (text: string) => string> = {
  done: colours.green,
  given: colours.cyan,
  'in progress': colours.yellow,
  'not started': colours.dim,
  blocked: colours.yellow,
  wrong: colours.red,
  'does not compile': colours.red,
  'fails to load': colours.red,
  'does not finish': colours.red,
};

/** No lines around the cells: a screen reader can read the table aloud. */
const CHARS = Object.fromEntries(
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle'
    .split(' ')
    .map((name) => [name, name === 'middle' ? '  ' : '']),
);

/** The table of lessons, then the first thing to do next. */
export function reportText(verdicts: Verdict[]): string {
  const titles = new Map(lessons().map(({ slug, title }) => [slug, title]));
  const table = new Table({
    chars: CHARS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (const verdict of verdicts) {
    const done = verdict.exercises.filter(({ state }) => state === 'done').length;
    const paint = PAINT[verdict.state];
    table.push([
      paint(signFor(verdict)),
      verdict.slug,
      titles.get(verdict.slug) ?? '',
      paint(wordsFor(verdict)),
      colours.dim(`${done}/${verdict.exercises.length}`),
    ]);
  }
  const printed = verdicts.filter((verdict) => verdict !== nextOf(verdicts)).map(printedText);
  const parts = [table.toString(), nextText(verdicts), ...printed];
  return parts.filter((part) => part !== '').join('\n\n');
}

function printedText({ slug, printed = [] }: Verdict): string {
  return printed
    .map((one) => [`${slug} · ${printedWhere(one)}`, ...indented(one.lines)].join('\n'))
    .join('\n');
}

const indented = (lines: string[]) => lines.map((line) => `  ${line}`);

function nextText(verdicts: Verdict[]): string {
  const next = nextOf(verdicts);
  if (!next) {
    const blocked = verdicts.find(({ state }) => state === 'blocked');
    return blocked ? unblock(blocked) : colours.green(nothingLeft(verdicts));
  }
  const { finding, more = [] } = next;
  const parts = [finding ? findingText(finding) : '', printedText(next)];
  if (more.length > 0) parts.push([`${MORE_FINDINGS}:`, ...indented(more.map(moreText))].join('\n'));
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The last words of a report when nothing is left to do. */
function nothingLeft(verdicts: Verdict[]): string {
  const given = verdicts.filter(({ state }) => state === 'given');
  if (given.length === 0) return verdicts.length === 1 ? doneText(verdicts[0]) : 'All done.';
  const numbers = given.map(({ slug }) => slug.slice(0, 2));
  const rest = given.length < verdicts.length ? 'The others are done. ' : '';
  return `${rest}To write a given lesson yourself:  npm run reset ${numbers[0]}`;
}

/** What a lesson leads to when it is done. */
function doneText({ slug }: Verdict): string {
  const next = lessonAfter(slug);
  const compare = `Done. Your code beside the solution, and why that is as it is:  npm run compare ${slug.slice(0, 2)}`;
  return next ? `${compare}\nNext: notebooks/${next.slug}.ipynb` : compare;
}

function findingText(finding: Finding): string {
  const name = testOf(finding);
  const head = `Next: ${colours.bold(finding.where)}${name ? `  ${name}` : ''}`;
  return [head, ...indented(finding.message.split('\n'))].join('\n');
}

/** A further finding, in two lines. */
function moreText(finding: Finding): string {
  return `${finding.where}  ${testOf(finding)}\n    ${firstLineOf(finding)}`;
}

/** Type errors: they do not stop the check, but the editor and the notebook will show them too. */
export function typeText(faults: ExerciseTypeError[]): string {
  if (faults.length === 0) return '';
  const { shown, left } = firstTypeErrors(faults);
  const lines = shown.map(({ where, message }) => `  ${colours.bold(where)}  ${message}`);
  if (left !== '') lines.push(`  ${left}`);
  return `\nTypes (the check ran anyway):\n${lines.join('\n')}`;
}
