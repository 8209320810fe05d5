import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Parser } from 'htmlparser2';

/** A link that leads nowhere. */
export interface BrokenLink {
  /** The page that it is on. */
  page: string;
  /** The link as it is written. */
  link: string;
  /** What is wrong with it. */
  why: string;
}

/** What a page has: its links, and the anchors that others may lead to. */
interface Parsed {
  links: string[];
  anchors: Set<string>;
}

/** The attributes that lead somewhere. */
const LINKS = ['href', 'src'];

/**
 * Check all links of a site: those within it must lead to a file, and to an anchor if they name one; those to
 * other sites must be valid addresses with https.
 *
 * @param folder - the folder of the site
 */
export function brokenLinks(folder: string): BrokenLink[] {
  const files = new Set(filesIn(folder));
  const pages = new Map<string, Parsed>();
  for (const file of files) {
    if (file.endsWith('.html')) pages.set(file, parse(readFileSync(join(folder, file), 'utf8')));
  }
  return [...pages].flatMap(([page, { links }]) =>
    [...new Set(links)].flatMap((link) => {
      const why = /^[a-z][a-z0-9+.-]*:/i.test(link)
        ? faultOutside(link)
        : faultInside(page, link, files, pages);
      return why === undefined ? [] : [{ page, link, why }];
    }),
  );
}

function filesIn(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(below, entry.name);
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

function parse(html: string): Parsed {
  const links: string[] = [];
  const anchors = new Set<string>();
  const parser = new Parser({
    onopentag(_name, attributes) {
      for (const name of LINKS) if (attributes[name] !== undefined) links.push(attributes[name]);
      if (attributes.id) anchors.add(attributes.id);
    },
  });
  parser.end(html);
  return { links, anchors };
}

function faultOutside(link: string): string | undefined {
  if (/^(mailto|data):/.test(link)) return undefined;
  if (!URL.canParse(link)) return 'it is not a valid address';
  return new URL(link).protocol === 'https:' ? undefined : 'expected https';
}

function faultInside(
  page: string,
  link: string,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, Parsed>,
): string | undefined {
  const [path, anchor] = link.split('#');
  let target = page;
  let id: string | undefined;
  try {
    if (path !== '') target = posix.join(posix.dirname(page), decodeURIComponent(path.split('?')[0]));
    id = anchor && decodeURIComponent(anchor);
  } catch {
    return 'it is not a valid address';
  }
  if (path.startsWith('/')) return 'it begins at the root of the server, which is not the root of the site';
  if (target.startsWith('..') || !files.has(target)) return 'there is no such file';
  if (!id) return undefined;
  const there = pages.get(target)?.anchors;
  return there === undefined || there.has(id) ? undefined : `the page has no anchor "${id}"`;
}
