import { posix } from 'node:path';
import { allLessons } from './lesson-list';
import { lessonAddress } from './site';

/** Pages of their own for files of the repository, by their path in it. */
const PAGES: Readonly<Record<string, string>> = {
  'README.md': 'index.html',
  'guide/glossary.md': 'glossary.html',
  'CONTRIBUTING.md': 'guide/contributing.html',
  'CHANGELOG.md': 'guide/changelog.html',
};

/** What a link in the repository's texts leads to on the site. */
export interface Target {
  /** Its address. */
  address: string;
  /** The file of the repository that its page must show, unless a page of its own does. */
  file?: string;
}

/**
 * Where the site shows a file of the repository.
 *
 * @param file - its path in the repository: `notebooks/01-framing.ipynb`, `src/wire/networks.ts`
 * @param anchor - the anchor in it; may be empty
 */
export function siteAddress(file: string, anchor = ''): Target {
  const hash = anchor === '' ? '' : `#${anchor}`;
  const own = PAGES[file];
  if (own !== undefined) return { address: own + hash };
  const [, folder, slug] = /^(notebooks|solutions|exercises)\/([\w-]+)\.(?:ipynb|ts)$/.exec(file) ?? [];
  if (slug !== undefined && allLessons().some((lesson) => lesson.slug === slug)) {
    const part = { notebooks: hash, solutions: '#solution', exercises: '#exercise' }[folder];
    return { address: lessonAddress(slug) + part };
  }
  const [, guide] = /^guide\/([\w-]+)\.md$/.exec(file) ?? [];
  if (guide !== undefined) return { address: `guide/${guide}.html${hash}` };
  return { address: `files/${file}.html${hash}`, file };
}

/**
 * The path in the repository that a link leads to.
 *
 * @param from - the file with the link
 * @param link - a relative path, without anchor; empty for the file itself
 */
export function repositoryPath(from: string, link: string): string {
  return link === '' ? from : posix.normalize(posix.join(posix.dirname(from), link));
}
