import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lessons } from '../workbook/lessons';
import { root } from '../base/root';

function filesBelow(folder: string): string[] {
  return readdirSync(join(root(), folder)).flatMap((name) => {
    const file = join(folder, name);
    if (name === 'backups' || name === '.ipynb_checkpoints') return [];
    return statSync(join(root(), file)).isDirectory() ? filesBelow(file) : [file];
  });
}

const importsOf = (file: string) =>
  [...readFileSync(join(root(), file), 'utf8').matchAll(/^(?:import|export|\}).* from '(\.[^']+)'/gm)].map(
    ([, id]) => relative(root(), join(root(), file, '..', id)).replaceAll('\\', '/'),
  );

const slashed = (file: string) => file.replaceAll('\\', '/');
const modules = (folder: string) => filesBelow(folder).filter((file) => file.endsWith('.ts'));

test.each(
  modules('src')
    .map(slashed)
    // a test may try the engine on the reference's codecs
    .filter((file) => !file.startsWith('src/programs/') && !file.endsWith('.test.ts')),
)('%s imports no answer', (file) => {
  expect(importsOf(file).filter((id) => /^(exercises|solutions)\//.test(id))).toEqual([]);
  expect(readFileSync(join(root(), file), 'utf8')).not.toMatch(/^(import|\}).* from 'answers\//m);
});

test.each(
  [...modules('solutions'), ...modules('exercises').filter((file) => !file.endsWith('.test.ts'))].map(
    slashed,
  ),
)('%s imports src and its siblings only', (file) => {
  const own = file.split('/')[0];
  for (const id of importsOf(file)) expect(id).toMatch(new RegExp(`^(src|${own})/`));
});

test('a file is at most a few hundred lines', () => {
  const long = ['src', 'solutions', 'scripts']
    .flatMap(filesBelow)
    .filter((file) => readFileSync(join(root(), file), 'utf8').split('\n').length > 420);
  expect(long).toEqual([]);
});

test('the lock file names no registry, and has what every system needs', () => {
  const lock = JSON.parse(readFileSync(join(root(), 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };
  const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
  for (const [path, { resolved, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    expect(`${path} ${resolved}`).toBe(`${path} undefined`);
    for (const name of Object.keys(optionalDependencies)) expect(names).toContain(name);
  }
});

test.each(lessons().map(({ slug }) => slug))('the README leads to %s', (slug) => {
  expect(readFileSync(join(root(), 'README.md'), 'utf8')).toContain(`(notebooks/${slug}.ipynb)`);
});
