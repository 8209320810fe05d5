import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { stubOf } from '../stubs/stub';
import { estimate, lessonTime, withTimes } from '../times/times';
import { partsOf } from './parts';
import { rowsOf, withRow } from './rows';
import { type Names, templateFiles } from './template';
import { writeAllOrNone } from './write-files';

/**
 * Make the files of a new lesson with one example function, and its rows in the tables.
 *
 * @param names - the lesson: from `newNames`
 * @returns the files that were made, and those that got a row
 * @throws Error if a file of it exists, or cannot be written; nothing is changed then
 */
export function makeLesson(names: Names): { made: string[]; changed: string[] } {
  const { slug } = names;
  const [there] = partsOf(slug);
  if (there !== undefined) throw new Error(`${there} exists already. Nothing was changed.`);
  const files = templateFiles(names);
  const of = (file: string) => files.get(file) ?? '';
  const [solution, notebook] = [`solutions/${slug}.ts`, `notebooks/${slug}.ipynb`];
  const times = estimate(of(notebook), of(solution));
  files.set(notebook, withTimes(of(notebook), times));
  files.set(`exercises/${slug}.ts`, stubOf(of(solution), slug));
  const changed = new Map(
    rowsOf(names, lessonTime(times)).map(({ page, cells }) => {
      return [page, withRow(readFileSync(join(root(), page), 'utf8'), cells)];
    }),
  );
  writeAllOrNone(root(), files, changed);
  return { made: [...files.keys()].sort(), changed: [...changed.keys()] };
}
