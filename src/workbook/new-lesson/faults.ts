import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../../base/root';
import { FIRST_APPENDIX, type Lesson, lessons } from '../lessons';
import type { Notebook } from '../notebooks/hygiene';
import { joined } from '../notebooks/nbformat';
import { missingParts, partsOf } from './parts';
import { rowsOf } from './rows';

/** How many questions there are at the end of a lesson. */
const QUESTIONS = 5;

const fileText = (file: string) => readFileSync(join(root(), file), 'utf8');

/**
 * What is missing in a lesson, each with how it is made; empty if it is whole.
 *
 * @param slug - the lesson: `21-example`; also one of which there is only a part
 * @param read - returns the text of a file, `notebooks/21-example.ipynb`; by default, as it is on the disk
 */
export function lessonFaults(slug: string, read = fileText): string[] {
  const missing = missingParts(slug);
  const lesson = lessons().find((one) => one.slug === slug);
  // without its solution and its notebook, nothing else can be said of it
  if (!lesson || !existsSync(join(root(), 'notebooks', `${slug}.ipynb`))) return missing;
  return [
    ...missing,
    ...missingRows(lesson),
    ...questionFaults(slug, read),
    ...linkFaults(lesson, read),
    ...unwritten(lesson, read),
  ];
}

function missingRows(lesson: Lesson): string[] {
  return rowsOf(lesson)
    .filter(
      ({ page, mark }) =>
        !fileText(page)
          .split('\n')
          .some((line) => mark.test(line)),
    )
    .map(({ page, cells }) => `${page} has no row for the lesson:  | ${cells.join(' | ')} |`);
}

function questionFaults(slug: string, read: (file: string) => string): string[] {
  const file = `notebooks/${slug}.ipynb`;
  const { cells } = JSON.parse(read(file)) as Notebook;
  const text = cells.map(({ source }) => joined(source)).join('\n');
  const count = text.split(/^## Think back$/m)[1]?.match(/<summary>/g)?.length ?? 0;
  if (count === QUESTIONS) return [];
  return [
    `${file} has ${count} questions after its heading "## Think back"; ${QUESTIONS} are needed, each in a <details> whose <summary> it is`,
  ];
}

/** A lesson is reached from the one before it, and an appendix from any. */
function linkFaults({ slug, number, title }: Lesson, read: (file: string) => string): string[] {
  const leadsHere = (file: string) => read(file).includes(`](${slug}.ipynb)`);
  const all = lessons().map((one) => ({ file: `notebooks/${one.slug}.ipynb`, ...one }));
  const link = `[${number} · ${title}](${slug}.ipynb)`;
  if (number >= FIRST_APPENDIX) {
    const others = all.filter((one) => one.slug !== slug && existsSync(join(root(), one.file)));
    if (others.some(({ file }) => leadsHere(file))) return [];
    return [`no other notebook leads to it: where it belongs, write ${link}`];
  }
  const before = all.filter((one) => one.number < number).at(-1);
  if (!before || !existsSync(join(root(), before.file)) || leadsHere(before.file)) return [];
  return [`${before.file} does not lead to it: end its last cell with  **Next:** ${link}`];
}

/** Matches what is to be written: up to the end of a tag, a cell of a table, or a line, also in a notebook's JSON. */
const TODO = /\bTODO\b.*?(?=<\/| +\||(\\n)?",?$|$)/;

/** Each place that says TODO: what was made from the template, and is not written yet. */
function unwritten(lesson: Lesson, read: (file: string) => string): string[] {
  const stub = `exercises/${lesson.slug}.ts`;
  const files = [...partsOf(lesson.slug), `exercises/${lesson.slug}/`].flatMap(filesAt);
  const texts = files
    .filter((file) => file !== stub)
    .map((file) => ({ file, lines: read(file).split('\n') }));
  const rows = rowsOf(lesson).map(({ page, mark }) => ({
    file: page,
    lines: fileText(page)
      .split('\n')
      .map((line) => (mark.test(line) ? line : '')),
  }));
  return [...texts, ...rows].flatMap(({ file, lines }) =>
    lines.flatMap((line, i) => {
      const todo = TODO.exec(line)?.[0];
      return todo === undefined ? [] : `${file}:${i + 1}: ${todo}`;
    }),
  );
}

/** A file, or all files in a folder. */
function filesAt(path: string): string[] {
  const full = join(root(), path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesAt(posix.join(path, name)));
}
