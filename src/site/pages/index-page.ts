import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { escape } from '../../draw/figure';
import type { Lesson } from '../../workbook/lessons';
import { allLessons } from '../lesson-list';
import type { Links } from '../links';
import { githubAnchor, render, renderInline, type Texts } from '../markdown';
import { sectionsOf } from '../sections';
import { lessonAddress, type Page, relativeLink } from '../site';
import { INDEXES } from '../enrich';
import { GLOSSARY } from './glossary-page';

const INDEX = 'index.html';

/** The sections of the README that the first page has, too. */
const SECTIONS = ['Start', 'Three routes', 'What to type'];

/** What the README's table says about a lesson. */
interface Row {
  /** What you write in it. */
  write: string;
  /** How long it takes: `1 h 30`. */
  time: string;
}

const readme = () => readFileSync(join(root(), 'README.md'), 'utf8');

/** The rows of the README's table of lessons, by slug. */
function rows(): Map<string, Row> {
  const found = readme().matchAll(
    /^\| \d\d +\| \[[^\]]+\]\(notebooks\/([\w-]+)\.ipynb\) *\| (.*?) *\| *(.*?) *\|$/gm,
  );
  return new Map([...found].map(([, slug, write, time]) => [slug, { write, time }]));
}

/** A section of the README, with its heading. @throws Error if it has no such section */
function section(heading: string): string {
  const text = readme()
    .split(/^(?=## )/m)
    .find((part) => part.startsWith(`## ${heading}\n`));
  if (text === undefined) throw new Error(`README.md has no section "${heading}"`);
  return text;
}

/** The first paragraph of the README: its first sentence, and the others. */
function lead(): { first: string; rest: string } {
  const [, first, rest] = /^(.*?)\. (.*)$/.exec(readme().split('\n\n')[1]) ?? [];
  if (first === undefined) throw new Error('README.md has no first paragraph of several sentences');
  return { first, rest };
}

/**
 * The first page: what the workbook is, what it looks like, how to start, and the lessons.
 *
 * @param links - for the links of the README's sections
 * @param picture - a picture from a lesson, as HTML; may be empty
 */
export function indexPage(links: Links, picture: string): Page {
  const texts: Texts = {
    headings: [],
    anchor: githubAnchor,
    link: (href) => links.resolve(INDEX, 'README.md', href),
  };
  const { first, rest } = lead();
  const [start, ...more] = SECTIONS.map((heading) => render(section(heading), texts));
  const table = rows();
  const step = (lesson: Lesson) => stepHtml(lesson, table.get(lesson.slug));
  const all = allLessons();
  const upTo = (from: string, below: string) =>
    all.filter(({ number }) => number >= from && number < below).map(step);
  const path = [
    '<h2 id="lessons">Lessons</h2>',
    '<h3>The protocol of 2018</h3>',
    `<ol class="path">${upTo('00', '18').join('')}</ol>`,
    '<h3>What came after it</h3>',
    `<ol class="path">${upTo('18', '90').join('')}</ol>`,
    '<h3>Appendix</h3>',
    `<ol class="path">${upTo('90', ':').join('')}</ol>`,
  ].join('');
  const html = [
    `<div class="hero"><h1>${escape(first)}</h1><p class="lead">${renderInline(rest, texts.link)}</p>`,
    `<p class="actions"><a class="button" href="${lessonAddress(all[0].slug)}">Read the first lesson</a> <a class="button second" href="#start">Start on your machine</a></p></div>`,
    picture === '' ? '' : `<div class="first-picture">${picture}</div>`,
    path,
    start,
    ...more,
    `<h2 id="look-up">To look things up</h2><ul class="cards">${cards().join('')}</ul>`,
  ].join('\n');
  return {
    address: INDEX,
    title: 'Bitcoin wire workbook',
    under: INDEX,
    description: `${first}.`,
    html,
    sections: sectionsOf([start, ...more].join('\n'), INDEX, 'Bitcoin wire workbook', texts.headings),
  };
}

function stepHtml({ slug, number, title }: Lesson, row: Row | undefined): string {
  return [
    `<li><a href="${lessonAddress(slug)}"><span class="number">${number}</span>`,
    `<span class="what"><strong>${escape(title)}</strong>${row ? `<span class="write">${escape(row.write)}</span>` : ''}</span>`,
    `${row ? `<span class="time">${escape(row.time)}</span>` : ''}</a></li>`,
  ].join('');
}

function cards(): string[] {
  const card = (address: string, title: string, text: string) =>
    `<li><a href="${relativeLink(INDEX, address)}">${title}</a><p>${text}</p></li>`;
  return [
    card(GLOSSARY, 'Glossary', 'The words of the protocol.'),
    card(INDEXES.messages, 'Messages', 'Each with its fields, in the order of the wire.'),
    card(INDEXES.fields, 'Fields', 'By name: codec, message, lesson.'),
    card(INDEXES.bips, 'BIPs', 'Where the lessons use which proposal.'),
    card(INDEXES.cves, 'CVEs', 'The vulnerabilities that the lessons tell of.'),
  ];
}
