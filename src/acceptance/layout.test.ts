import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../workbook/lessons';
import { root } from '../base/root';

function filesBelow(folder: string): string[] {
  return readdirSync(join(root(), folder)).flatMap((name) => {
    const file = join(folder, name);
    if (name === 'backups' || name === '.ipynb_checkpoints') return [];
    return statSync(join(root(), file)).isDirectory() ? filesBelow(file) : [file];
  });
}

test('no file has more than a few hundred lines', () => {
  const long = ['src', 'solutions', 'scripts']
    .flatMap(filesBelow)
    .filter((file) => readFileSync(join(root(), file), 'utf8').split('\n').length > 420);
  expect(long).toEqual([]);
});

test('the lock file names no registry, and includes the packages for every system', () => {
  const lock = JSON.parse(readFileSync(join(root(), 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };
  const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
  for (const [path, { resolved, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    expect(`${path} ${resolved}`).toBe(`${path} undefined`);
    for (const name of Object.keys(optionalDependencies)) expect(names).toContain(name);
  }
});

test.each(lessons().map(({ slug }) => slug))('the README links to %s', (slug) => {
  expect(readFileSync(join(root(), 'README.md'), 'utf8')).toContain(`(notebooks/${slug}.ipynb)`);
});
