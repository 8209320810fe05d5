import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';

/** How many steps have been shown, by lesson and function. */
type Given = Record<string, Record<string, number>>;

const file = () => join(root(), '.workbook', 'hints.json');

function read(): Given {
  if (!existsSync(file())) return {};
  try {
    const given: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    return given !== null && typeof given === 'object' && !Array.isArray(given) ? (given as Given) : {};
  } catch {
    // if the file is damaged, counting starts again from zero
    return {};
  }
}

/**
 * How many steps of a function's hints have been shown.
 *
 * @param slug - the lesson
 * @param exercise - the function
 */
export function stepsGiven(slug: string, exercise: string): number {
  const given: unknown = read()[slug]?.[exercise];
  return typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : 0;
}

/**
 * Store how many steps of a function's hints have been shown.
 *
 * @param slug - the lesson
 * @param exercise - the function
 * @param count - the number of steps
 */
export function rememberSteps(slug: string, exercise: string, count: number): void {
  const given = read();
  given[slug] = { ...given[slug], [exercise]: count };
  mkdirSync(join(root(), '.workbook'), { recursive: true });
  writeFileSync(file(), `${JSON.stringify(given, undefined, 2)}\n`);
}
