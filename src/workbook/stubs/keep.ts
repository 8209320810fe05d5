// Makes and keeps the stubs of solutions, and prints the first: node -r …/register.cjs keep.ts SOLUTION…
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { kept } from '../../../scripts/lib/kept.cjs';
import { stubKey } from './exercise-file';
import { stubOf } from './stub';

const [first] = process.argv.slice(2).map((file) => {
  const slug = basename(file, '.ts');
  const solution = readFileSync(file, 'utf8');
  return kept(stubKey(slug, solution), () => stubOf(solution, slug));
});
process.stdout.write(first);
