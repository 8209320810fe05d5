import { escape } from './figure';

/** Markdown's inline markup: `**bold**`, `_italic_` or `*italic*`, `[text](address)`. */
const BOLD = /\*\*(\S(?:.*?\S)?)\*\*/g;
const ITALIC = /(?<![\w*])([_*])(\S(?:.*?\S)?)\1(?![\w*])/g;
const LINK = /\[([^\]]+)\]\((https?:[^)\s]+)\)/g;

/** Converts Markdown to HTML. Only inline markup is supported: code, bold, italic, links. */
export function inlineHtml(text: string): string {
  return inPieces(
    text,
    (code) => `<code>${escape(code)}</code>`,
    (words) =>
      escape(words)
        .replace(BOLD, '<b>$1</b>')
        .replace(ITALIC, '<i>$2</i>')
        .replace(LINK, '<a href="$2">$1</a>'),
  );
}

/** Converts Markdown to plain text for a terminal: without asterisks. Code keeps its backticks. */
export function inlineText(text: string): string {
  return inPieces(
    text,
    (code) => `\`${code}\``,
    (words) => words.replace(BOLD, '$1').replace(ITALIC, '$2').replace(LINK, '$1 ($2)'),
  );
}

function inPieces(text: string, code: (text: string) => string, words: (text: string) => string): string {
  return text
    .split(/`([^`]+)`/)
    .map((piece, i) => (i % 2 === 1 ? code(piece) : words(piece)))
    .join('');
}
