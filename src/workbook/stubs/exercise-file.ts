import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { stubOf } from './stub';

/** The absolute path of the learner's file for a lesson. @param slug - the lesson: `01-framing` */
export function exerciseFile(slug: string): string {
  return join(root(), 'exercises', `${slug}.ts`);
}

/** The source of a lesson's solution. @param slug - the lesson: `01-framing` */
export function solutionText(slug: string): string {
  return readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8');
}

/** Whether the learner's file is the lesson's stub. @param slug - the lesson: `01-framing` */
export function isStub(slug: string): boolean {
  const file = exerciseFile(slug);
  return existsSync(file) && readFileSync(file, 'utf8') === stubOf(solutionText(slug), slug);
}
