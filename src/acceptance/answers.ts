import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { wholeOf } from '../workbook/stubs/exercises';
import type { MistakeTable } from './mistake-table';
import { patched } from './patched';

/** The exports of a module. */
export type Exports = Record<string, unknown>;

/** A mistake, or a right answer in another style than the solution's. */
export interface KnownAnswer {
  /** Its name. */
  name: string;
  /** The file that it is in. */
  file: string;
  /** Returns some of the lesson's functions; of a mistake also its `diagnosis`, and the `exercise` to blame. */
  load: () => Exports;
}

/** The modules in a folder of test_data for one lesson, sorted. */
function modulesIn(kind: 'mistakes' | 'right', slug: string): string[] {
  const folder = join(root(), 'test_data', kind, slug);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files.sort().map((file) => join(folder, file));
}

/**
 * The right answers for a lesson.
 *
 * @param slug - the lesson
 */
export function rightAnswers(slug: string): KnownAnswer[] {
  return modulesIn('right', slug).map((file) => ({
    name: file.replace(/^.*[\\/]|\.ts$/g, ''),
    file,
    load: () => jest.requireActual<Exports>(file),
  }));
}

/**
 * The known mistakes of a lesson.
 *
 * @param slug - the lesson
 */
export function knownMistakes(slug: string): KnownAnswer[] {
  const tableIn = (file: string) => jest.requireActual<{ mistakes: MistakeTable }>(file).mistakes;
  return modulesIn('mistakes', slug).flatMap((file) =>
    [...tableIn(file).all.keys()].map((name) => ({
      name,
      file,
      // the table is loaded again with each of its mistakes: none knows what another one has done
      load: () => exportsOf(slug, tableIn(file), name),
    })),
  );
}

function exportsOf(slug: string, { exercise, all }: MistakeTable, name: string): Exports {
  const mistake = all.get(name);
  if (!mistake) throw new Error(`there is no mistake ${name} in ${exercise}`);
  const whole = wholeOf(exercise);
  const answer = 'changes' in mistake ? patched(slug, whole, mistake.changes) : mistake.answer;
  return { exercise, diagnosis: mistake.diagnosis, [whole]: answer };
}
