import { stripVTControlCharacters } from 'node:util';
import { escape } from '../../draw/figure';
import { type CellOutput, joined } from '../../workbook/notebooks/nbformat';

/**
 * The outputs of a cell as HTML: what was printed, in one block, and pictures, which scroll by themselves where
 * the page is narrow.
 *
 * @param link - the address that a link in an output leads to
 */
export function outputsHtml(outputs: readonly CellOutput[], link: (href: string) => string): string {
  const parts: { isPrinted: boolean; html: string }[] = [];
  for (const output of outputs) {
    const html = joined(output.data?.['text/html']);
    if (html) {
      parts.push({ isPrinted: false, html: displayed(html, link) });
      continue;
    }
    const text = joined(output.text) || joined(output.data?.['text/plain']) || tracebackOf(output);
    const printed = escape(stripVTControlCharacters(text));
    const last = parts.at(-1);
    if (last?.isPrinted) last.html += printed;
    else parts.push({ isPrinted: true, html: printed });
  }
  const blocks = parts.map(({ isPrinted, html }) => (isPrinted ? printedBlock(html) : html));
  return blocks.length === 0 ? '' : `<div class="outputs">${blocks.join('')}</div>`;
}

const tracebackOf = ({ traceback }: CellOutput) => (traceback ?? []).join('\n');

function printedBlock(html: string): string {
  return `<pre class="printed" tabindex="0" role="region" aria-label="Output">${html.replace(/\n+$/, '')}</pre>`;
}

/** A display: its links lead to pages of the site, and what may be wide can be scrolled with the keyboard. */
function displayed(html: string, link: (href: string) => string): string {
  return html
    .replace(/\bhref="([^"]+)"/g, (_, href: string) => `href="${link(href)}"`)
    .replace(/<svg [^]*?<\/svg>/g, (svg) => `<div class="scroll picture" tabindex="0" role="group" aria-label="Picture">${svg}</div>`)
    .replace(/<table\b[^]*?<\/table>/g, (table) => `<div class="scroll" tabindex="0" role="region" aria-label="Table">${table}</div>`)
    // the marks of a chart have labels, which say nothing without a role
    .replace(/<g (?=[^>]*aria-label=)(?![^>]*role=)/g, '<g role="group" ')
    .replace(/<pre /g, '<pre tabindex="0" ');
}

/** The first picture among outputs, as HTML with its title; empty if there is none. */
export function firstPicture(outputs: readonly CellOutput[]): string {
  for (const { data } of outputs) {
    const html = joined(data?.['text/html']);
    if (html.startsWith('<figure')) return displayed(html, (href) => href);
  }
  return '';
}
