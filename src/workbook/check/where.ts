import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';

/**
 * Where the learner's function, class or method begins.
 *
 * @param slug - the lesson: `08-streams`
 * @param exercise - `seek`, `Demultiplexer`, or `Demultiplexer.next`
 */
export function whereIs(slug: string, exercise: string): string {
  const lines = readFileSync(join(root(), 'exercises', `${slug}.ts`), 'utf8').split('\n');
  const [, name, member] = /^(\w+)\.?(\w*)/.exec(exercise) ?? [];
  const top = lines.findIndex((line) => new RegExp(`\\b(function\\*?|const|class)\\s+${name}\\b`).test(line));
  if (top === -1) return `exercises/${slug}.ts`;
  const declares = new RegExp(`^\\s+((public|static|override|async|get|set)\\s+)*\\*?${member}\\s*[(<=]`);
  const inside = member ? lines.findIndex((line, i) => i > top && declares.test(line)) : -1;
  return `exercises/${slug}.ts:${(inside === -1 ? top : inside) + 1}`;
}

/**
 * In which of a lesson's functions and classes a line of the learner's file is.
 *
 * @param slug - the lesson
 * @param line - from 1
 * @param names - of its exercises
 * @returns undefined if it is above all of them
 */
export function exerciseAt(slug: string, line: number, names: string[]): string | undefined {
  const begins = names
    .map((name) => ({ name, line: Number(/:(\d+)$/.exec(whereIs(slug, name))?.[1] ?? Infinity) }))
    .filter((one) => one.line <= line);
  return begins.sort((a, b) => b.line - a.line)[0]?.name;
}

/** The exercises of a lesson whose tests have no result: whether they are written is all that is known of them. */
export function unchecked(
  slug: string,
  names: string[],
): { name: string; state: 'not written' | 'not checked' }[] {
  const file = join(root(), 'exercises', `${slug}.ts`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const open = new Set([...text.matchAll(/\btodo\('\d\d-[^']*', '([^']+)'/g)].map(([, name]) => name));
  return names.map((name) => ({
    name,
    state: text === '' || open.has(name) ? 'not written' : 'not checked',
  }));
}
