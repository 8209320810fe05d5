import Table from 'cli-table3';
import colours from 'picocolors';
import { lessons } from '../lessons';
import type { TypeFault } from './types';
import type { State, Verdict } from './verdict';
import { nextOf, signFor, unblock, wordsFor } from './words';

const PAINT: Record<State, (text: string) => string> = {
  done: colours.green,
  'in progress': colours.yellow,
  'not started': colours.dim,
  blocked: colours.yellow,
  wrong: colours.red,
  'does not compile': colours.red,
  'fails to load': colours.red,
  'does not finish': colours.red,
};

/** Without lines around every cell: a table that can be read aloud. */
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
  return [table.toString(), '', ...verdicts.map(saidText), nextText(verdicts)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function saidText({ slug, said }: Verdict): string {
  if (!said) return '';
  return `${[`${slug} printed:`, ...said.map((line) => `  ${line}`)].join('\n')}\n`;
}

function nextText(verdicts: Verdict[]): string {
  const next = nextOf(verdicts);
  if (!next) {
    const blocked = verdicts.find(({ state }) => state === 'blocked');
    return blocked ? unblock(blocked) : colours.green(verdicts.length === 1 ? 'Done.' : 'All done.');
  }
  const { finding } = next;
  if (!finding) return '';
  const name = [finding.exercise, finding.test].filter(Boolean).join(' · ');
  const head = `Next: ${colours.bold(finding.where)}${name ? `  ${name}` : ''}`;
  return [head, ...finding.message.split('\n').map((line) => `  ${line}`)].join('\n');
}

/** Type errors: they do not stop the check, but the editor and the notebook will show them too. */
export function typeText(faults: TypeFault[]): string {
  if (faults.length === 0) return '';
  const lines = faults.map(({ where, message }) => `  ${colours.bold(where)}  ${message}`);
  return `\nTypes (the check ran all the same):\n${lines.join('\n')}`;
}
