// npm run stubs: regenerate the exercises from the solutions. Copies of changed files are kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../lessons';
import { root } from '../../base/root';
import { takesNothing } from '../../base/takes-nothing';
import { backUp } from './backup';
import { stubOf } from './stub';

const DOES =
  'Regenerate the exercises from the solutions. Copies of changed files are kept in exercises/backups.';

for (const { slug } of takesNothing('stubs', DOES) ? lessons() : []) {
  const target = join(root(), 'exercises', `${slug}.ts`);
  const stub = stubOf(readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8'), slug);
  if (existsSync(target)) {
    if (readFileSync(target, 'utf8') === stub) continue;
    console.log(`exercises/${slug}.ts was different; it is kept as ${backUp(slug)}`);
  }
  writeFileSync(target, stub);
  console.log(`exercises/${slug}.ts written`);
}
