import { DOMParser, type Document } from '@xmldom/xmldom';

/**
 * Parses a picture into a document, for tests.
 *
 * @throws Error if it is not well-formed, or contains a script
 */
export function parseSvg(svg: string): Document {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  const tree = new DOMParser({ onError }).parseFromString(svg, 'image/svg+xml');
  if (tree.documentElement?.localName !== 'svg') throw new Error('this is not an SVG document');
  if (tree.getElementsByTagName('script').length > 0) throw new Error('the picture contains a script');
  return tree;
}

/** The text contents of all elements of one kind, in document order. */
export function textsIn(svg: string, element = 'text'): string[] {
  return Array.from(parseSvg(svg).getElementsByTagName(element), (one) => one.textContent ?? '');
}
