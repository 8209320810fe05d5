import { Parser } from 'htmlparser2';

/** What a piece of HTML says. */
export interface Plain {
  /** Its text. */
  text: string;
  /** What is in code font within sentences. */
  codes: string[];
}

/** Elements that a reader does not read as text. */
const SILENT = new Set(['svg', 'script', 'style', 'button', 'template']);
/** Elements that end a word. */
const BLOCKS = /^(p|div|li|td|th|tr|pre|h\d|summary|details|figcaption|br|dt|dd|section|table|ul)$/;

/**
 * The text of HTML, with single spaces.
 *
 * @param html - well-formed HTML
 */
export function plainText(html: string): Plain {
  let text = '';
  let silent = 0;
  const codes: string[] = [];
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name) {
      open.push(name);
      if (name === 'code' && !open.includes('pre')) codes.push('');
      if (SILENT.has(name)) silent++;
      if (BLOCKS.test(name)) text += ' ';
    },
    ontext(more) {
      if (silent > 0) return;
      text += more;
      if (open.includes('code') && !open.includes('pre')) codes[codes.length - 1] += more;
    },
    onclosetag(name) {
      open.pop();
      if (SILENT.has(name)) silent--;
      if (BLOCKS.test(name)) text += ' ';
    },
  });
  parser.end(html.replace(/<a class="anchor"[^>]*>#<\/a>/g, ''));
  return { text: text.replace(/\s+/g, ' ').trim(), codes };
}
