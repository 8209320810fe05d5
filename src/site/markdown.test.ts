import { githubAnchor, jupyterAnchor, render, type Texts } from './markdown';
import { relativeLink } from './site';

const texts = (more: Partial<Texts> = {}): Texts => ({
  headings: [],
  anchor: githubAnchor,
  link: (href) => href.replace('.ipynb', '.html'),
  ...more,
});

test('headings have anchors, each once', () => {
  const shared = texts();
  const html = render('## A `b`, c\n\n## A b c\n\n### A b c', shared);
  expect(shared.headings.map(({ id }) => id)).toEqual(['a-b-c', 'a-b-c-2', 'a-b-c-3']);
  for (const { id } of shared.headings) expect(html).toContain(`id="${id}"`);
});

test('the anchors that the links of notebooks use', () => {
  expect(jupyterAnchor('Reader and Writer')).toBe('Reader-and-Writer');
});

test('links are resolved, in Markdown and in its HTML', () => {
  const html = render('[a](01.ipynb)\n\n<p><a href="02.ipynb#x">b</a></p>', texts());
  expect(html).toContain('href="01.html"');
  expect(html).toContain('href="02.html#x"');
});

test('words become links in sentences only', () => {
  const enrich: Texts['enrich'] = (kind, text) => (kind === 'code' ? `<a>${text}</a>` : undefined);
  const html = render('## `ping`\n\nA `ping`, and [a `ping`](x).', texts({ enrich }));
  expect(html.match(/<a>ping<\/a>/g)).toHaveLength(1);
  expect(html).toMatch(/A <a>ping<\/a>/);
});

test('what is in code is shown, not interpreted', () => {
  expect(render('```\n<script>&\n```', texts())).toContain('&lt;script&gt;&amp;');
});

test.each([
  ['index.html', 'lessons/01.html#a', 'lessons/01.html#a'],
  ['lessons/01.html', 'lessons/02.html', '02.html'],
  ['lessons/01.html', 'index.html', '../index.html'],
  ['api/functions/f.html', 'lessons/01.html#a', '../../lessons/01.html#a'],
  ['lessons/01.html', 'lessons/01.html#a', '#a'],
  ['files/src/wire/a.html', 'files/src/base/b.html', '../base/b.html'],
])('from %s to %s: %s', (from, to, link) => expect(relativeLink(from, to)).toBe(link));
