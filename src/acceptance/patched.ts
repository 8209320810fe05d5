import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Esbuild from 'esbuild';
import { root } from '../base/root';
import type { Change } from './mistake-table';

/**
 * The solution's function or class, with changes to its source.
 *
 * @param slug - the lesson
 * @param exercise - the name of the function or class
 * @param changes - where the first string of each must occur exactly once
 * @throws Error if it does not
 */
export function patched(slug: string, exercise: string, changes: Change[]): unknown {
  const folder = join(root(), 'solutions');
  const file = join(folder, `${slug}.ts`);
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) text = changed(text, exercise, from, to);
  const module = { exports: {} as Record<string, unknown> };
  // jest.requireActual would load the modules that all runs share once more, with a WireError of its own
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it returns the shared ones
  const load = (id: string): unknown => require(id.startsWith('.') ? join(folder, id) : id);
  const run = new Function('exports', 'require', 'module', compiled(text)) as (...args: unknown[]) => void;
  run(module.exports, load, module);
  return module.exports[exercise];
}

/** A module as CommonJS. */
function compiled(text: string): string {
  // from outside: see scripts/lib/runner-with-compiler.cjs
  const { transformSync } = (globalThis as Record<symbol, unknown>)[
    Symbol.for('workbook.esbuild')
  ] as typeof Esbuild;
  return transformSync(text, { loader: 'ts', format: 'cjs', target: 'es2022' }).code;
}

/** The source with one change: in the exercise itself, or elsewhere if it does not occur there. */
function changed(text: string, exercise: string, from: string, to: string): string {
  const own = new RegExp(`^export (?:async )?(?:function|class) ${exercise}\\b[\\s\\S]*?^}$`, 'm').exec(text);
  const part = own?.[0].includes(from) ? own[0] : text;
  const count = part.split(from).length - 1;
  if (count !== 1) throw new Error(`"${from}" occurs ${count} times in ${exercise}, not once`);
  // a function, since $ has a meaning in a string
  return text.replace(part, () => part.replace(from, () => to));
}
