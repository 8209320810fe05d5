import { posix } from 'node:path';
import { byName } from '../../base/text';

/** A file that looks like an answer, but has another name: a browser's second download, a copy. */
export interface Misnamed {
  /** The name that it has: `01-framing (1).ts`. */
  name: string;
  /** The name that it should have: `01-framing.ts`. */
  should: string;
}

/**
 * The files that look like answers, but are not read because of their names.
 *
 * @param paths - of a submission's files
 * @param slugs - the lessons that there are: `01-framing`
 */
export function misnamed(paths: string[], slugs: string[]): Misnamed[] {
  const read = new Set(slugs.map((slug) => `${slug}.ts`));
  return paths
    .filter((path) => !path.split('/').includes('solutions'))
    .map((path) => posix.basename(path))
    .filter(
      (name) => /^\d\d\D.*\.ts(\.txt)?$/i.test(name) && !/\.(test|suite)\.ts$/.test(name) && !read.has(name),
    )
    .sort(byName)
    .flatMap((name) => {
      const slug = slugs.find((one) => name.startsWith(one.slice(0, 2)));
      return slug === undefined ? [] : { name, should: `${slug}.ts` };
    });
}
