/** The description of a file that a crawl has written. */
export const CRAWLED = 'the output of a crawl, which --analyse reads';

/**
 * Guess the kind of a file that is not the expected one.
 *
 * @param text - its content, read as UTF-8
 * @returns a description; undefined if it looks like nothing in particular
 */
export function fileKind(text: string): string | undefined {
  const beginning = text.slice(0, 1000).trimStart();
  if (beginning.includes('\0')) return 'UTF-16 or a program: save it as UTF-8';
  if (/^\{\s*"address"/.test(beginning)) return CRAWLED;
  // an address can begin with a bracket, too: [2001:db8::1]:8333
  if (/^(\{|\[\s*[{["\]])/.test(beginning)) return 'JSON';
  if (/^<(!doctype|html|\?xml)/i.test(beginning)) return 'a web page';
  return undefined;
}
