import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../../base/root';

/** Files of a lesson, by their names in the workbook; those of TypeScript end in `.ts.txt`, so that nothing runs them. */
const TEMPLATE = 'src/workbook/new-lesson/template';

/** What the template says instead of a lesson's names. */
export interface Names {
  /** Its number and name: `21-example`. */
  slug: string;
  /** Its number: `21`. */
  number: string;
  /** As people read it: `Example`. */
  title: string;
}

/** Where a part of a lesson has its example. @param path - of the part: `solutions/NN-slug.why.md` */
export function exampleOf(path: string): string {
  return `${TEMPLATE}/${path.endsWith('.ts') ? `${path}.txt` : path}`;
}

/** A string of the template, or a path in it, for one lesson. */
export function filledIn(text: string, { slug, number, title }: Names): string {
  return text
    .replaceAll('NN-slug', slug)
    .replace(/\bNN\b/g, number)
    .replace(/\bTITLE\b/g, title);
}

/** The files of the template for one lesson: their texts, by their paths in the workbook. */
export function templateFiles(names: Names): Map<string, string> {
  const folder = join(root(), TEMPLATE);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = file
        .slice(folder.length + 1)
        .replace(/\.txt$/, '')
        .replaceAll(sep, '/');
      return [filledIn(path, names), filledIn(readFileSync(file, 'utf8'), names)];
    }),
  );
}
