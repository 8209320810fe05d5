import MarkdownIt from 'markdown-it';
import { escape } from '../draw/figure';
import { highlighted } from './highlight';
import type { Heading } from './site';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** What the texts of one page share. */
export interface Texts {
  /** The address of the page that a link leads to, relative to this one. */
  link(href: string): string;
  /** The anchor for the words of a heading. */
  anchor(words: string): string;
  /** The headings so far; each text adds its own. */
  headings: Heading[];
  /** Turns words of the text into links: plain HTML of a sentence, or of code in it. */
  enrich?(kind: 'text' | 'code', text: string): string | undefined;
}

/** GitHub's anchor for a heading. */
export function githubAnchor(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');
}

/** Jupyter's anchor for a heading, which the notebooks' links use. */
export function jupyterAnchor(words: string): string {
  return words.replace(/ /g, '-').replace(/["'<>&?#%]/g, '');
}

/**
 * Render Markdown as a page needs it: headings with anchors, tables and code that scroll by themselves, and
 * links that lead to pages of the site.
 *
 * @param source - the text; its own HTML (`<details>`) is kept
 * @param texts - what the texts of the page share
 */
export function render(source: string, texts: Texts): string {
  const md = new MarkdownIt({ html: true, linkify: false, typographer: false });
  const rules = md.renderer.rules;
  rules.fence = (tokens, i) => codeBlock(tokens[i].content, tokens[i].info.trim());
  rules.code_block = (tokens, i) => codeBlock(tokens[i].content, 'ts');
  rules.table_open = () => `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>`;
  rules.table_close = () => '</table></div>';
  rules.heading_open = (tokens, i) => headingOpen(tokens, i, texts);
  rules.heading_close = (tokens, i) => headingClose(tokens[i], texts);
  rules.link_open = (tokens, i, options, _env, self) => {
    const token = tokens[i];
    token.attrSet('href', texts.link(token.attrGet('href') ?? ''));
    return self.renderToken(tokens, i, options);
  };
  if (texts.enrich) enrichWith(md, texts.enrich);
  return md.render(source).replace(/\bhref="([^"]*\.ipynb[^"]*)"/g, (_, href: string) => {
    return `href="${texts.link(href)}"`;
  });
}

/** A sentence or two of Markdown, without a paragraph around them. */
export function renderInline(source: string, link: Texts['link']): string {
  const md = new MarkdownIt({ html: true });
  md.renderer.rules.link_open = (tokens, i, options, _env, self) => {
    tokens[i].attrSet('href', link(tokens[i].attrGet('href') ?? ''));
    return self.renderToken(tokens, i, options);
  };
  return md.renderInline(source);
}

/** Code in a box of its own. @param language - `ts`; others are not coloured */
export function codeBlock(code: string, language: string): string {
  const label = language === 'ts' ? 'Code' : 'Commands';
  const text = code.replace(/\n+$/, '');
  if (language === 'mermaid') {
    return `<details><summary>The same as a graph, in the language of Mermaid</summary>${codeBlock(text, '')}</details>`;
  }
  const inner = language === 'ts' ? highlighted(text) : escape(text);
  return `<pre class="code" tabindex="0" role="region" aria-label="${label}"><code>${inner}</code></pre>`;
}

function headingOpen(tokens: Token[], i: number, texts: Texts): string {
  const level = Number(tokens[i].tag.slice(1));
  const text = wordsOf(tokens[i + 1]);
  let id = texts.anchor(text);
  for (let n = 2; texts.headings.some((other) => other.id === id); n++) id = `${texts.anchor(text)}-${n}`;
  texts.headings.push({ level, id, text });
  return `<h${level} id="${escape(id)}">`;
}

function headingClose({ tag }: Token, { headings }: Texts): string {
  const { id, text, level } = headings[headings.length - 1];
  if (level === 1) return `</${tag}>`;
  return ` <a class="anchor" href="#${escape(encodeURIComponent(id))}" aria-label="Link to: ${escape(text)}">#</a></${tag}>`;
}

function wordsOf({ children }: Token): string {
  return (children ?? []).map(({ content }) => content).join('');
}

/** Links are added in sentences only: not in headings, and not inside other links. */
function enrichWith(md: MarkdownIt, enrich: NonNullable<Texts['enrich']>): void {
  md.core.ruler.push('sentences', ({ tokens }) => {
    for (const [i, { children }] of tokens.entries()) {
      if (!children || tokens[i - 1]?.type === 'heading_open') continue;
      let links = 0;
      for (const token of children) {
        links += { link_open: 1, link_close: -1 }[token.type] ?? 0;
        token.meta = { isSentence: links === 0 };
      }
    }
  });
  const isSentence = ({ meta }: Token) => (meta as { isSentence?: boolean } | null)?.isSentence === true;
  md.renderer.rules.text = (tokens, i) => {
    const html = escape(tokens[i].content);
    return isSentence(tokens[i]) ? (enrich('text', html) ?? html) : html;
  };
  md.renderer.rules.code_inline = (tokens, i) => {
    const { content } = tokens[i];
    return (isSentence(tokens[i]) ? enrich('code', content) : undefined) ?? `<code>${escape(content)}</code>`;
  };
}
