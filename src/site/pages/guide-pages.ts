import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { escape } from '../../draw/figure';
import { siteAddress } from '../addresses';
import type { Links } from '../links';
import { codeBlock, githubAnchor, render, type Texts } from '../markdown';
import { sectionsOf } from '../sections';
import type { Page } from '../site';

/** The entry of the navigation that they belong to. */
export const GUIDE = 'guide/index.html';

/** The texts of the repository that are pages of the guide; the glossary has a page of its own. */
function guideFiles(): string[] {
  const guide = readdirSync(join(root(), 'guide')).map((file) => `guide/${file}`);
  return [...guide.filter((file) => file !== 'guide/glossary.md').sort(), 'CONTRIBUTING.md', 'CHANGELOG.md'];
}

/** The pages of the guide, and one that lists them. */
export function guidePages(links: Links): Page[] {
  const pages = guideFiles().map((file) => markdownPage(file, links));
  return [listOf(pages), ...pages];
}

function listOf(pages: Page[]): Page {
  const items = pages.map(({ address, title, description }) => {
    return `<li><a href="${address.replace('guide/', '')}">${escape(title)}</a><p>${escape(description)}</p></li>`;
  });
  return {
    address: GUIDE,
    title: 'Guide',
    under: GUIDE,
    description: 'Set-up, commands, and how the workbook is made.',
    html: `<h1>Guide</h1><ul class="cards">${items.join('')}</ul>`,
    sections: [],
  };
}

/** A Markdown file of the repository as a page. */
export function markdownPage(file: string, links: Links): Page {
  const { address } = siteAddress(file);
  const source = readFileSync(join(root(), file), 'utf8');
  const texts: Texts = {
    headings: [],
    anchor: githubAnchor,
    link: (href) => links.resolve(address, file, href),
  };
  const html = render(source, texts);
  const title = texts.headings.find(({ level }) => level === 1)?.text ?? file;
  return {
    address,
    title,
    under: GUIDE,
    description: firstSentence(source),
    html,
    headings: texts.headings.filter(({ level }) => level > 1),
    sections: sectionsOf(html, address, title, texts.headings),
  };
}

/** The first sentence of Markdown that is not a heading. */
function firstSentence(source: string): string {
  const paragraph = source.split(/\n\n+/).find((part) => /^[A-Z[_*`]/.test(part)) ?? '';
  const plain = paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_]/g, '')
    .replace(/\s+/g, ' ');
  return /^.*?[.:](?=\s|$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}

/** How much of a file is shown: recorded data may be long. */
const MOST_LINES = 400;

/** A file of the repository that a page links to, as a page. */
export function filePage(file: string, links: Links): Page {
  if (file.endsWith('.md')) return markdownPage(file, links);
  const { address } = siteAddress(file);
  const path = join(root(), file);
  if (!existsSync(path)) throw new Error(`a page links to ${file}, which does not exist`);
  const lines = readFileSync(path, 'utf8').split('\n');
  const shown = codeBlock(lines.slice(0, MOST_LINES).join('\n'), file.endsWith('.ts') ? 'ts' : '');
  const rest = lines.length > MOST_LINES ? `<p>… and ${lines.length - MOST_LINES} more lines.</p>` : '';
  return {
    address,
    title: file,
    under: GUIDE,
    description: `The file ${file} of the workbook.`,
    html: `<p class="kicker">File</p><h1><code>${escape(file)}</code></h1>${shown}${rest}`,
    sections: [{ address, title: file, place: 'File', text: '', codes: [] }],
  };
}
