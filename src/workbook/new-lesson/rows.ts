import type { Names } from './template';

/** A row about a lesson, in a table that has one for each. */
export interface Row {
  /** The page: `README.md`. */
  page: string;
  /** What the row of this lesson contains, and no other line. */
  mark: RegExp;
  /** Its cells, for a lesson that is to be written. */
  cells: string[];
}

/**
 * The rows that a lesson has in tables.
 *
 * @param names - the lesson
 * @param time - how long it takes: `1 h 15`
 */
export function rowsOf({ slug, number, title }: Names, time = ''): Row[] {
  const link = `(notebooks/${slug}.ipynb)`;
  return [
    {
      page: 'README.md',
      mark: new RegExp(`^\\| ${number} .*\\(notebooks/${slug}\\.ipynb\\)`),
      cells: [number, `[${title}]${link}`, 'TODO: what a learner writes', time],
    },
    { page: 'guide/teaching.md', mark: new RegExp(`^\\| ${number} +\\|`), cells: [number, '–'] },
  ];
}

/** Matches the row of a lesson, and only that: rows of other tables begin otherwise. */
const LESSON_ROW = /^\| (\d\d) +\|/;

/**
 * A page with one more row in its table of lessons, in the order of their numbers, with cells as wide as those of
 * the row before it.
 *
 * @param page - its text
 * @param cells - of the new row; the first is the lesson's number
 * @throws Error if the page has no row of an earlier lesson
 */
export function withRow(page: string, cells: string[]): string {
  const lines = page.split('\n');
  const at = lines.findLastIndex((line) => {
    const number = LESSON_ROW.exec(line)?.[1];
    return number !== undefined && number < cells[0];
  });
  if (at === -1) throw new Error(`There is no row for a lesson before ${cells[0]}.`);
  const widths = lines[at].split('|').slice(1, -1);
  const row = cells.map((cell, i) => ` ${cell}`.padEnd(widths[i].length - 1));
  return lines.toSpliced(at + 1, 0, `|${row.join(' |')} |`).join('\n');
}
