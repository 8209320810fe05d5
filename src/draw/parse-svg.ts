import { DOMParser, type Document } from '@xmldom/xmldom';

/**
 * A picture as a tree, for the tests.
 *
 * @throws Error if it is not well-formed, or holds a script
 */
export function parseSvg(svg: string): Document {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  const tree = new DOMParser({ onError }).parseFromString(svg, 'image/svg+xml');
  if (tree.documentElement?.localName !== 'svg') throw new Error('this is no SVG');
  if (tree.getElementsByTagName('script').length > 0) throw new Error('there is a script in the picture');
  return tree;
}

/** What the elements of one kind say, in their order. */
export function textsIn(svg: string, element = 'text'): string[] {
  return Array.from(parseSvg(svg).getElementsByTagName(element), (one) => one.textContent ?? '');
}
