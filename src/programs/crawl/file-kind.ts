/** What a crawl has written. */
export const CRAWLED = 'what a crawl has found: --analyse reads that';

/**
 * What a file looks like that is something else than it was taken for.
 *
 * @param text - read as UTF-8
 * @returns in words; undefined if it looks like nothing in particular
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
