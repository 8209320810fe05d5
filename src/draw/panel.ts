import { escape } from './figure';
import { inlineHtml } from './markdown';
import { PALE_INK } from './palette';

/** A box below a cell for the output of a command: a heading, then parts that are already HTML. */
export function panel(heading: string, ...parts: string[]): string {
  return [
    `<div style="border-left:4px solid ${PALE_INK};padding:0.4em 1em">`,
    `<div><b>${escape(heading)}</b></div>`,
    ...parts,
    '</div>',
  ].join('');
}

/** Text as an HTML paragraph: escaped, with text between backticks as code. */
export function paragraph(text: string): string {
  return `<p style="margin:0.4em 0">${escape(text).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`;
}

/** Markdown as an HTML paragraph. */
export function markdown(text: string): string {
  return `<p style="margin:0.4em 0">${inlineHtml(text)}</p>`;
}
