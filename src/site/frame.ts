import { escape } from '../draw/figure';
import { INDEXES } from './enrich';
import { EXTRAS } from './extras';
import { GUIDE } from './pages/guide-pages';
import { GLOSSARY } from './pages/glossary-page';
import { type Heading, type Page, relativeLink } from './site';

/** The entries of the navigation, by address. */
const NAVIGATION: readonly (readonly [address: string, title: string])[] = [
  ['index.html', 'Lessons'],
  [GLOSSARY, 'Glossary'],
  [INDEXES.messages, 'Index'],
  ['api/index.html', 'API'],
  [GUIDE, 'Guide'],
  ...EXTRAS.map(({ address, title }) => [address, title] as const),
];

/** Set before anything is drawn, so that a dark page does not flash; typedoc's pages use the same name. */
const THEME_SCRIPT =
  "try{const t=localStorage.getItem('tsd-theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/**
 * A page with its head, navigation and foot.
 *
 * @param page - the page
 * @param built - the addresses that this build has: the navigation leaves out the others
 */
export function framed(page: Page, built: (address: string) => boolean): string {
  const to = (address: string) => relativeLink(page.address, address);
  const entries = NAVIGATION.filter(([address]) => built(address)).map(([address, title]) => {
    const current = address === page.under ? ' aria-current="true"' : '';
    return `<a href="${to(address)}"${current}>${title}</a>`;
  });
  const contents = contentsHtml(page.headings ?? []);
  const title = page.address === 'index.html' ? page.title : `${page.title} · Bitcoin wire workbook`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<meta name="description" content="${escape(page.description)}">
<link rel="icon" href="${to('assets/icon.svg')}">
<link rel="stylesheet" href="${to('assets/site.css')}">
<script>${THEME_SCRIPT}</script>
<script src="${to('assets/site.js')}" data-root="${to('index.html').replace(/index\.html$/, '')}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
<a class="brand" href="${to('index.html')}"><img src="${to('assets/icon.svg')}" alt="" width="22" height="22"> Bitcoin wire workbook</a>
<nav aria-label="Site">${entries.join('')}</nav>
<div class="tools">
<button type="button" id="open-search" aria-keyshortcuts="/"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M10.5 10.5 14 14" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></svg><span>Search</span><kbd>/</kbd></button>
<button type="button" id="theme" aria-label="Light or dark"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/></svg></button>
</div>
</header>
<div class="layout${contents ? ' with-contents' : ''}">
${contents}<main id="content">
${page.html}
${neighboursHtml(page)}</main>
</div>
<footer class="foot"><p>Bitcoin wire workbook. Code and prose are under the MIT licence. Every output on these pages was computed when the site was built, on a clock that moves only while something waits.</p></footer>
<dialog id="search" aria-label="Search">
<form method="dialog"><input type="search" id="query" placeholder="Search lessons, glossary, indexes and API" aria-label="Search for" aria-controls="results" autocomplete="off" spellcheck="false"><button type="submit" aria-label="Close">Esc</button></form>
<p id="found" role="status"></p>
<ul id="results"></ul>
</dialog>
</body>
</html>
`;
}

function contentsHtml(headings: readonly Heading[]): string {
  if (headings.length < 2) return '';
  const items = headings
    .filter(({ level }) => level <= 3)
    .map(({ level, id, text }) => {
      return `<li class="level-${level}"><a href="#${encodeURIComponent(id)}">${escape(text)}</a></li>`;
    });
  return `<aside class="contents"><details open><summary>On this page</summary><nav aria-label="On this page"><ul>${items.join('')}</ul></nav></details></aside>\n`;
}

function neighboursHtml({ address, previous, next }: Page): string {
  if (!previous && !next) return '';
  const before = previous
    ? `<a class="previous" rel="prev" href="${relativeLink(address, previous.address)}"><span>Previous</span>${escape(previous.title)}</a>`
    : '<span></span>';
  const after = next
    ? `<a class="next" rel="next" href="${relativeLink(address, next.address)}"><span>Next</span>${escape(next.title)}</a>`
    : '';
  return `<nav class="neighbours" aria-label="Lessons before and after">${before}${after}</nav>\n`;
}
