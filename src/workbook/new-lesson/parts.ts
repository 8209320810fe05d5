import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from '../../base/root';
import { exampleOf } from './template';

/** A file that a lesson has, or a folder of files. */
export interface Part {
  /** With `NN-slug` for the lesson's name; that of a folder ends in a slash. */
  path: string;
  /** What is in it. */
  holds: string;
  /** The command that makes it; if there is none, it is written by hand. */
  command?: string;
  /** The lesson that has none. */
  notIn?: string;
}

/** What every lesson has. */
export const PARTS: readonly Part[] = [
  { path: 'solutions/NN-slug.ts', holds: 'the solution' },
  { path: 'solutions/NN-slug.why.md', holds: 'why the solution is as it is' },
  { path: 'exercises/NN-slug.ts', holds: 'the stub', command: 'npm run stubs' },
  { path: 'exercises/NN-slug.test.ts', holds: 'the suite' },
  { path: 'exercises/NN-slug.hints.md', holds: 'three hints for each function' },
  { path: 'notebooks/NN-slug.ipynb', holds: 'the lesson itself' },
  { path: 'src/acceptance/mistakes/NN-slug.test.ts', holds: 'two lines that try mistakes and right answers' },
  { path: 'src/workbook/compare/trials/NN-slug.ts', holds: 'what npm run compare runs on recordings' },
  { path: 'test_data/mistakes/NN-slug/', holds: 'wrong answers, in a table for each function' },
  // one line that can hardly be written differently
  { path: 'test_data/right/NN-slug/', holds: 'right answers in other styles', notIn: '00-start-here' },
];

/** The path of a part for one lesson. */
const pathOf = (part: Part, slug: string) => part.path.replace('NN-slug', slug);

/** Whether there is such a file, or such a folder with something in it. */
function exists(path: string): boolean {
  const full = join(root(), path);
  return existsSync(full) && (!path.endsWith('/') || readdirSync(full).length > 0);
}

/** Every name of a lesson that some part is named after, also of half a lesson; in order. */
export function slugsInUse(): string[] {
  const slugs = PARTS.flatMap(({ path, command }) => {
    // a learner may have added exercises
    if (command !== undefined) return [];
    const [before, after] = posix.basename(path).split('NN-slug');
    const name = new RegExp(`^${before}(\\d\\d-[a-z0-9-]+)${after.replaceAll('.', '\\.')}$`);
    return readdirSync(join(root(), dirname(path))).flatMap((file) => name.exec(file)?.[1] ?? []);
  });
  return [...new Set(slugs)].sort();
}

/** The parts of a lesson that exist. @param slug - the lesson: `21-example` */
export function partsOf(slug: string): string[] {
  return PARTS.map((part) => pathOf(part, slug)).filter(exists);
}

/** For each part of a lesson that is missing, what it is and how it is made. @param slug - the lesson: `21-example` */
export function missingParts(slug: string): string[] {
  return PARTS.filter((part) => part.notIn !== slug && !exists(pathOf(part, slug))).map((part) => {
    const how = part.command ? `Make it:  ${part.command}` : `An example is ${exampleOf(part.path)}`;
    return `${pathOf(part, slug)} is missing: ${part.holds}. ${how}`;
  });
}
