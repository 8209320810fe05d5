// npm run stubs: regenerate the exercises from the solutions. Copies of changed files are kept.
import { existsSync, readFileSync } from 'node:fs';
import { failureText } from '../../base/file-errors';
import { takesNothing } from '../../base/takes-nothing';
import { lessons } from '../lessons';
import { backUp } from './backup';
import { exerciseFile, solutionText, writeExercise } from './exercise-file';
import { stubOf } from './stub';

const DOES =
  'Regenerate the exercises from the solutions. Copies of changed files are kept in exercises/backups.';

function regenerate(slug: string): void {
  const target = exerciseFile(slug);
  const stub = stubOf(solutionText(slug), slug);
  if (existsSync(target)) {
    if (readFileSync(target, 'utf8') === stub) return;
    console.log(`exercises/${slug}.ts was different; it is kept as ${backUp(slug)}`);
  }
  writeExercise(slug, stub);
  console.log(`exercises/${slug}.ts written`);
}

try {
  for (const { slug } of takesNothing('stubs', DOES) ? lessons() : []) regenerate(slug);
} catch (error) {
  console.error(failureText(error));
  process.exitCode = 1;
}
