/** A heading that can be linked to. */
export interface Heading {
  /** 2 or 3. */
  level: number;
  /** Its anchor, unique on its page. */
  id: string;
  /** Its words. */
  text: string;
}

/** A part of a page, from one heading to the next: what a search finds, and what an index points to. */
export interface Section {
  /** The address from the site's root, with the anchor: `lessons/01-framing.html#Magic`. */
  address: string;
  /** The heading. */
  title: string;
  /** What it is a part of: `01 · Framing`. */
  place: string;
  /** Its text, without markup. */
  text: string;
  /** What it has in code font within sentences. */
  codes: readonly string[];
}

/** A page before it gets its frame. */
export interface Page {
  /** Its address from the site's root: `lessons/01-framing.html`. */
  address: string;
  /** The title. */
  title: string;
  /** Which entry of the navigation it belongs to, by address. */
  under: string;
  /** One sentence for search engines. */
  description: string;
  /** Its content, as HTML. */
  html: string;
  /** The headings for its table of contents; if omitted, it has none. */
  headings?: readonly Heading[];
  /** The pages before and after it. */
  previous?: Neighbour;
  /** The pages before and after it. */
  next?: Neighbour;
  /** Its parts, for search and indexes. */
  sections: readonly Section[];
}

/** A page that another one leads to. */
export interface Neighbour {
  address: string;
  title: string;
}

/** Where a page of a lesson is. @param slug - the lesson: `01-framing` */
export function lessonAddress(slug: string): string {
  return `lessons/${slug}.html`;
}

/**
 * A link from one page to another, relative, so that it works from `file://`, too.
 *
 * @param from - the address of the page with the link
 * @param to - the address that it leads to; it may have an anchor
 */
export function relativeLink(from: string, to: string): string {
  const [path, anchor] = to.split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (path === from) return hash || path.split('/').at(-1)!;
  const own = from.split('/').slice(0, -1);
  const other = path.split('/');
  let shared = 0;
  while (shared < own.length && shared < other.length - 1 && own[shared] === other[shared]) shared++;
  return [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/') + hash;
}
