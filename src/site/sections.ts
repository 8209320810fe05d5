import type { Heading, Section } from './site';
import { plainText } from './text';

/**
 * Cut a page into its sections, at its headings.
 *
 * @param html - the page's content
 * @param address - its address
 * @param place - what its sections are a part of
 * @param headings - its headings, in order
 */
export function sectionsOf(
  html: string,
  address: string,
  place: string,
  headings: readonly Heading[],
): Section[] {
  // folded files at the end would drown everything else
  const pieces = html.replace(/<details class="[^"]*file"[^]*?<\/details>/g, '').split(/(?=<h[1-3] id=")/);
  const sections: Section[] = [];
  for (const piece of pieces) {
    const id = /^<h[1-3] id="([^"]*)"/.exec(piece)?.[1];
    const heading = headings.find((one) => one.id === id);
    const { text, codes } = plainText(piece);
    if (text === '') continue;
    const anchor = heading && heading.level > 1 ? `#${heading.id}` : '';
    const title = heading?.text ?? place;
    sections.push({ address: address + anchor, title, place, text: withoutTitle(text, title), codes });
  }
  return sections;
}

const withoutTitle = (text: string, title: string) =>
  text.startsWith(title) ? text.slice(title.length).trim() : text;
