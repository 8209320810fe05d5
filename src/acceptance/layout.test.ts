import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../workbook/lessons';
import { stubOf } from '../workbook/stubs/stub';
import { root } from '../base/root';

const slugs = lessons().map(({ slug }) => slug);

const read = (file: string) => readFileSync(join(root(), file), 'utf8');

const linesOf = (text: string) => text.trimEnd().split('\n').length;

/** The files below a folder, and below the folders in it. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root(), folder)).flatMap((name) => {
    const file = join(folder, name);
    if (name === 'backups' || name === '.ipynb_checkpoints') return [];
    return statSync(join(root(), file)).isDirectory() ? filesBelow(file) : [file];
  });
}

test('a file has at most 300 lines', () => {
  // the other files in exercises/ are the lessons, and what a learner may have added
  const suites = filesBelow('exercises').filter((file) => /(\.suite|\.test|\bshared)\.ts$/.test(file));
  const long = [...filesBelow('src'), ...filesBelow('scripts'), ...suites]
    .map((file) => ({ file, lines: linesOf(read(file)) }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

// a lesson is one module, so it may be longer; its committed exercise is the stub, as stubs.test.ts checks
test.each(slugs)('the solution and the stub of %s have at most 420 lines', (slug) => {
  const solution = read(`solutions/${slug}.ts`);
  expect(linesOf(solution)).toBeLessThanOrEqual(420);
  expect(linesOf(stubOf(solution, slug))).toBeLessThanOrEqual(420);
});

test('the lock file names no registry, and includes the packages for every system', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };
  const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
  for (const [path, { resolved, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    expect(`${path} ${resolved}`).toBe(`${path} undefined`);
    for (const name of Object.keys(optionalDependencies)) expect(names).toContain(name);
  }
});
