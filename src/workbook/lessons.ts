import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

/** A lesson. All files that belong to it are named after its slug, `01-framing`. */
export interface Lesson {
  /** Its number and name: `01-framing`. */
  slug: string;
  /** Its number: `01`. */
  number: string;
  /** The first heading of its notebook. */
  title: string;
}

const SLUG = /^\d\d-[a-z0-9-]+\.ts$/;

/** All lessons in order: one for each module in solutions/. */
export function lessons(): Lesson[] {
  return readdirSync(join(root(), 'solutions'))
    .filter((file) => SLUG.test(file))
    .sort()
    .map((file) => file.slice(0, -'.ts'.length))
    .map((slug) => ({ slug, number: slug.slice(0, 2), title: titleOf(slug) }));
}

function titleOf(slug: string): string {
  const file = join(root(), 'notebooks', `${slug}.ipynb`);
  // a lesson in progress may have its answer before its notebook
  if (!existsSync(file)) return slug;
  const notebook = JSON.parse(readFileSync(file, 'utf8')) as {
    cells: { source: string[] }[];
  };
  const heading = notebook.cells.flatMap((cell) => cell.source).find((line) => line.startsWith('# '));
  return heading ? heading.slice(2).trim() : slug;
}

/** Lessons from this number on are appendices: a link in another lesson leads to each of them. */
export const FIRST_APPENDIX = '90';

/**
 * The lesson after this one, if there is one. An appendix follows no lesson, and none follows it.
 *
 * @param slug - the lesson: `01-framing`
 */
export function lessonAfter(slug: string): Lesson | undefined {
  const all = lessons().filter(({ number }) => number < FIRST_APPENDIX);
  const at = all.findIndex((lesson) => lesson.slug === slug);
  return at === -1 ? undefined : all[at + 1];
}

/**
 * Find a lesson by number or name.
 *
 * @param wanted - its number (`01`, `1`), its name (`framing`) or both (`01-framing`)
 * @throws Error if there is none, or more than one; the message lists the names
 */
export function lessonNamed(wanted: string): Lesson {
  const all = lessons();
  const name = wanted.toLowerCase().replace(/\.ts$/, '');
  const number = /^\d+$/.test(name) ? name.padStart(2, '0') : undefined;
  const exact = all.find(
    ({ slug }) => slug === name || slug.slice(3) === name || slug.startsWith(`${number}-`),
  );
  const near = exact ? [exact] : all.filter(({ slug }) => slug.includes(name));
  if (near.length === 1) return near[0];
  throw new Error(`There is no lesson "${wanted}". There are: ${all.map(({ slug }) => slug).join(', ')}`);
}

/**
 * Find several lessons.
 *
 * @param wanted - as for {@link lessonNamed}; also ranges of numbers, such as `02-07`
 * @returns the lessons in order, each once
 * @throws Error if there is no such lesson, or a range has none
 */
export function lessonsNamed(wanted: string[]): Lesson[] {
  const slugs = new Set(wanted.flatMap((one) => rangeNamed(one).map(({ slug }) => slug)));
  return lessons().filter(({ slug }) => slugs.has(slug));
}

function rangeNamed(wanted: string): Lesson[] {
  const range = /^(\d+)-(\d+)$/.exec(wanted);
  if (!range) return [lessonNamed(wanted)];
  const [first, last] = [range[1], range[2]].map((number) => lessonNamed(number).number);
  if (first > last) throw new Error(`"${wanted}" goes backwards. For instance: ${last}-${first}`);
  return lessons().filter(({ number }) => first <= number && number <= last);
}

/**
 * The lessons from which this one imports directly.
 *
 * @param slug - the lesson
 * @param folder - which module to look into
 */
export function importsOf(slug: string, folder: 'exercises' | 'solutions' = 'solutions'): string[] {
  const source = readFileSync(join(root(), folder, `${slug}.ts`), 'utf8');
  return [...source.matchAll(/from\s+'\.\/(\d\d-[a-z0-9-]+)'/g)].map(([, sibling]) => sibling);
}

/**
 * The lessons that this one calls, directly or through others. In contrast to {@link foundationsOf}, imports
 * of types only do not count: a wrong answer there cannot make this lesson fail.
 */
export function calledBy(slug: string): string[] {
  const called = (one: string) => {
    const source = readFileSync(join(root(), 'solutions', `${one}.ts`), 'utf8');
    return [...source.matchAll(/^import (?!type\b)[^;]*from '\.\/(\d\d-[a-z0-9-]+)'/gm)].map(
      ([, name]) => name,
    );
  };
  return closure(slug, called);
}

/** The lessons that this one depends on, directly or through others, in order. */
export function foundationsOf(slug: string): string[] {
  return closure(slug, (one) => importsOf(one));
}

function closure(slug: string, directly: (slug: string) => string[]): string[] {
  const found = new Set<string>();
  const visit = (one: string) => {
    for (const sibling of directly(one)) {
      if (found.has(sibling)) continue;
      found.add(sibling);
      visit(sibling);
    }
  };
  visit(slug);
  return [...found].sort();
}
