import { escape } from './figure';
import { INK, PAPER } from './palette';

/**
 * An SVG picture in the colours of the page's theme (see theme.ts). It shrinks with the page, but never
 * grows.
 *
 * @param parts - the SVG elements, from back to front
 */
export function drawing(width: number, height: number, parts: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" ` +
    `style="max-width:${width}px" font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13" fill="${INK}">` +
    `<rect width="${width}" height="${height}" fill="${PAPER}" rx="6"/>${parts.join('')}</svg>`
  );
}

/**
 * An SVG element with a line of text.
 *
 * @param y - the position of the baseline
 * @param more - further attributes: `text-anchor="end"`
 */
export function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${escape(content)}</text>`;
}
