import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadable } from '../../../scripts/lib/compile.cjs';
import { root } from '../../base/root';
import { exercisesIn } from '../stubs/exercises';
import { codeIn } from './code';
import { type Line, lineDiff } from './line-diff';
import { runBoth, type Table } from './run';

/** A lesson's answers compared with the reference. */
export interface Comparison {
  /** The lesson. */
  slug: string;
  /** Each function; then, if there are any, the helpers on both sides. */
  code: { name: string; lines: Line[] }[];
  /** The results of both on the recordings. */
  tables: Table[];
}

/**
 * Compare the learner's answers with the reference: the code and its results.
 *
 * @param slug - the lesson: `01-framing`
 */
export async function compareLesson(slug: string): Promise<Comparison> {
  return { slug, code: compareCode(slug), tables: await runBoth(slug) };
}

function compareCode(slug: string): Comparison['code'] {
  const referenceText = textOf('solutions', slug);
  const names = exercisesIn(referenceText);
  const reference = codeIn(referenceText, names);
  const yours = codeIn(textOf('exercises', slug), names);
  const code = names.map((name) => ({
    name,
    lines: lineDiff(yours.functions.get(name) ?? '', reference.functions.get(name) ?? ''),
  }));
  if (yours.helpers !== '' || reference.helpers !== '') {
    code.push({ name: 'helpers, not exported', lines: lineDiff(yours.helpers, reference.helpers) });
  }
  return code;
}

function textOf(folder: string, slug: string): string {
  const file = join(root(), folder, `${slug}.ts`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const fault = unreadable(text);
  if (fault) throw new Error(`${folder}/${slug}.ts ${fault}`);
  return text;
}
