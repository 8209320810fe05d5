import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

/**
 * The source of a lesson's suite: of its parts, in their order, and of what they share.
 *
 * @param slug - the lesson: `01-framing`
 */
export function suiteText(slug: string): string {
  const seen = new Set<string>();
  const textOf = (file: string): string => {
    if (seen.has(file)) return '';
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const parts = [...text.matchAll(/^(?:import|\}).* ?'(\.\/[\w/.-]+)';/gm)].map(([, part]) => part);
    return [text, ...parts.map((part) => textOf(join(file, '..', `${part}.ts`)))].join('\n');
  };
  return textOf(join(root(), 'exercises', `${slug}.test.ts`));
}
