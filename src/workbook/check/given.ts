import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';

/**
 * Whether the learner's file says the same as the solution: then it was not written, but given, wherever it
 * came from. Lines that are only a comment, and all white space, do not count.
 *
 * @param slug - the lesson: `01-framing`
 */
export function isGiven(slug: string): boolean {
  const [own, reference] = ['exercises', 'solutions'].map((folder) => join(root(), folder, `${slug}.ts`));
  return existsSync(own) && essence(own) === essence(reference);
}

function essence(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
    .join('')
    .replaceAll(/\s/g, '');
}
