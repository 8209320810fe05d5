import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { escape } from '../../draw/figure';
import type { Lesson } from '../../workbook/lessons';
import { type CellOutput, joined } from '../../workbook/notebooks/nbformat';
import { allLessons } from '../lesson-list';
import { exercisesIn } from '../../workbook/stubs/exercises';
import { solutionText } from '../../workbook/stubs/exercise-file';
import { stubOf } from '../../workbook/stubs/stub';
import { codeBlock, render, type Texts } from '../markdown';
import { sectionsOf } from '../sections';
import { lessonAddress, type Page } from '../site';
import { codeOf } from './code-of';
import { outputsHtml } from './outputs';

/** A cell of a notebook that may have been run. */
export interface LessonCell {
  id: string;
  cell_type: string;
  source: string[] | string;
  metadata?: { jupyter?: { source_hidden?: boolean } };
  outputs?: CellOutput[];
}

/** Cells that a reader of the site has no use for: the guard against other kernels. */
const LEFT_OUT = ['kernel'];
/** Cells that only import: they are folded. */
const IMPORTS = ['tools'];

/**
 * A lesson as a page: the texts, the code with its outputs, and the solution of each exercise, folded.
 *
 * @param lesson - the lesson
 * @param cells - its cells, with the outputs of a run or without
 * @param texts - where links lead, and which words become links
 */
export function lessonPage(lesson: Lesson, cells: readonly LessonCell[], texts: Texts): Page {
  const { slug, number, title } = lesson;
  const address = lessonAddress(slug);
  const open = new Set(namesIn(solutionText(slug)));
  const html = cells
    .filter(({ id }) => !LEFT_OUT.includes(id))
    .map((cell) => (cell.cell_type === 'code' ? codeCell(cell, texts) : textCell(cell, texts, slug, open)))
    .join('\n');
  const page = `${html}\n${filesOf(slug, texts)}`;
  const [previous, next] = neighbours(slug);
  return {
    address,
    title: `${number} · ${title}`,
    under: 'index.html',
    description: `${title}: a lesson of the Bitcoin wire workbook, with all of its outputs.`,
    html: `<p class="kicker">${Number(number) < 90 ? `Lesson ${number}` : 'Appendix'}</p>\n${page}`,
    headings: texts.headings.filter(({ level }) => level > 1),
    previous,
    next,
    sections: sectionsOf(page, address, `${number} · ${title}`, texts.headings),
  };
}

function textCell(cell: LessonCell, texts: Texts, slug: string, open: Set<string>): string {
  const source = joined(cell.source);
  const html = render(source, texts);
  const asked = [...source.matchAll(/\*\*`([\w.]+)`\*\*/g)].map(([, name]) => name);
  const solutions = asked.filter((name) => open.delete(name)).map((name) => solutionHtml(slug, name));
  return `<section class="text" id="cell-${escape(cell.id)}">${html}</section>${solutions.join('')}`;
}

function solutionHtml(slug: string, name: string): string {
  const code = codeOf(solutionText(slug), name);
  if (code === undefined) return '';
  return `<details class="solution"><summary>Solution: <code>${escape(name)}</code></summary>${codeBlock(code, 'ts')}</details>`;
}

/** The exercises of a module, and the members of its classes, which may be asked for one by one. */
function namesIn(solution: string): string[] {
  const whole = exercisesIn(solution);
  const members = [...solution.matchAll(/^ {2}(?:static |async |get |\*)*(\w+)\(/gm)].map(([, name]) => name);
  return [...whole, ...whole.flatMap((name) => members.map((member) => `${name}.${member}`))];
}

function codeCell(cell: LessonCell, { link }: Texts): string {
  const source = joined(cell.source);
  const code = codeBlock(source, 'ts');
  const outputs = outputsHtml(cell.outputs ?? [], link);
  const folded = IMPORTS.includes(cell.id)
    ? `<details class="imports"><summary>What the cells below import</summary>${code}</details>`
    : cell.metadata?.jupyter?.source_hidden
      ? `<details class="hidden-source"><summary>The code of this cell</summary>${code}</details>`
      : code;
  return `<div class="cell" id="cell-${escape(cell.id)}">${folded}${outputs}</div>`;
}

/** The learner's file and the reference, as a whole, at the end of the page. */
function filesOf(slug: string, texts: Texts): string {
  const solution = solutionText(slug);
  texts.headings.push({ level: 2, id: 'files', text: 'The files of this lesson' });
  return [
    '<section class="text"><h2 id="files">The files of this lesson</h2>',
    `<details class="file" id="exercise"><summary>What you edit: <code>exercises/${slug}.ts</code></summary>${codeBlock(stubOf(solution, slug), 'ts')}</details>`,
    `<details class="solution file" id="solution"><summary>The reference: <code>solutions/${slug}.ts</code></summary>${codeBlock(solution, 'ts')}</details>`,
    '</section>',
  ].join('');
}

function neighbours(slug: string) {
  const all = allLessons();
  const at = all.findIndex((lesson) => lesson.slug === slug);
  return [all[at - 1], all[at + 1]].map((lesson) => {
    return lesson && { address: lessonAddress(lesson.slug), title: `${lesson.number} · ${lesson.title}` };
  });
}

/** The cells of a lesson that was not run. */
export function cellsOf(slug: string): LessonCell[] {
  const file = join(root(), 'notebooks', `${slug}.ipynb`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cells: LessonCell[] }).cells;
}
