import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lessons } from '../lessons';
import { root } from '../root';
import { exercisesIn } from '../stubs/exercises';
import { stubOf } from '../stubs/stub';

const read = (...file: string[]) => readFileSync(join(root(), ...file), 'utf8');
const slugs = lessons().map(({ slug }) => slug);

const todosIn = (text: string) =>
  [...text.matchAll(/return todo\('([^']+)', '([^']+)'\);/g)].map(([, , name]) => name);

describe.each(slugs)('%s', (slug) => {
  const solution = read('solutions', `${slug}.ts`);
  const stub = stubOf(solution, slug);

  test('the stub leaves every exported function to the learner, and nothing of its answer', () => {
    expect(todosIn(stub)).toEqual(exercisesIn(solution));
    expect(exercisesIn(stub)).toEqual(exercisesIn(solution));
    expect(exercisesIn(stub).length).toBeGreaterThan(0);
  });

  test('the suite has a part for each function, under its name and in the same order', () => {
    const suite = read('exercises', `${slug}.test.ts`);
    const parts = [...suite.matchAll(/^describe\('(\w+)'/gm)].map(([, name]) => name);
    expect(parts).toEqual(exercisesIn(solution));
  });

  test('the committed exercise is what the stub script makes of the solution', () => {
    const exercise = read('exercises', `${slug}.ts`);
    // a learner who has begun has fewer todos: then, and not in CI, the file is theirs
    const begun = todosIn(exercise).length < todosIn(stub).length;
    if (begun && process.env.CI !== 'true') return;
    expect(exercise).toBe(stub);
  });
});

test('making the stubs over a learner’s work keeps a copy of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-stubs-'));
  try {
    for (const part of ['exercises', 'solutions', 'notebooks', '.jupyter/kernels/tslab']) {
      mkdirSync(join(folder, part), { recursive: true });
    }
    writeFileSync(join(folder, '.jupyter/kernels/tslab/kernel.json'), '{}');
    writeFileSync(join(folder, 'notebooks/00-a.ipynb'), '{"cells":[]}');
    writeFileSync(
      join(folder, 'solutions/00-a.ts'),
      '/** A. */\nexport function f(): number {\n  return 1;\n}\n',
    );
    writeFileSync(join(folder, 'exercises/00-a.ts'), 'my own work\n');
    const script = [join(root(), 'scripts/run.mjs'), join(root(), 'src/stubs/main.ts')];
    const said = execFileSync(process.execPath, script, { cwd: folder, encoding: 'utf8' });
    const copy = /kept as (\S+)/.exec(said)?.[1] ?? '';
    expect(readFileSync(join(folder, copy), 'utf8')).toBe('my own work\n');
    expect(readFileSync(join(folder, 'exercises/00-a.ts'), 'utf8')).toContain("todo('00-a', 'f')");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
