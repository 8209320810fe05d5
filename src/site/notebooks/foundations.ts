import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { allLessons } from '../lesson-list';

/** Where in the repository everything is that a run of a notebook loads, besides the notebook itself. */
const LOADED = [
  'solutions',
  'exercises',
  'src',
  'scripts',
  'test_data',
  '.jupyter',
  'jest.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'requirements.txt',
];

/**
 * What no notebook loads, although it is in those places: tests, the pages of the site, the answers (the solutions
 * replace them), and what is written by use. To forget something here only makes a build longer.
 */
const NOT_LOADED = [
  /^src\/.*\.test\.ts$/,
  /^src\/(bench|site(?!\/notebooks))\//,
  /^exercises\/([\w-]+\.ts|backups\/.*)$/,
  /^\.jupyter\/(run\/.*|vscode\.env)$/,
];

/** The files on which the outputs of every notebook depend: paths in the repository, in order. */
export function foundations(): string[] {
  const all = LOADED.flatMap((place) => filesIn(place));
  return all.filter((file) => !NOT_LOADED.some((pattern) => pattern.test(file)));
}

function filesIn(place: string): string[] {
  const absolute = join(root(), place);
  if (statSync(absolute).isFile()) return [place];
  const below = readdirSync(absolute, { withFileTypes: true, recursive: true });
  const files = below.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(absolute.length));
  return paths.map((path) => place + path.replaceAll('\\', '/')).sort();
}

/**
 * A hash of everything that the outputs of each notebook depend on, by lesson: other outputs have another key.
 *
 * @returns for each lesson 32 hex digits
 */
export function outputKeys(): Map<string, string> {
  const hash = createHash('sha256').update(process.version);
  // any lesson may name another one
  hash.update(JSON.stringify(allLessons()));
  for (const file of foundations()) hash.update(`${file}\0`).update(readFileSync(join(root(), file))).update('\0');
  const shared = hash.digest('hex');
  const keyOf = (slug: string) => {
    const notebook = readFileSync(join(root(), 'notebooks', `${slug}.ipynb`));
    return createHash('sha256').update(shared).update(notebook).digest('hex').slice(0, 32);
  };
  return new Map(allLessons().map(({ slug }) => [slug, keyOf(slug)]));
}
