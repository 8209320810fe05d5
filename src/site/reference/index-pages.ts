import { escape } from '../../draw/figure';
import { bipAddress } from '../../workbook/pages/glossary';
import { lessonOf } from '../lesson-list';
import { cveText, type Enrich, INDEXES } from '../enrich';
import { lessonAddress, type Page, relativeLink, type Section } from '../site';
import { type Field, FieldScan } from './fields';
import type { Message } from './messages';

/** What the lessons and guides say, by what they mention: made by scanning their sections. */
export class Mentions {
  /** @param sections - all sections of the texts, in the order of the site */
  constructor(private readonly sections: readonly Section[]) {}

  /** Sections with this in code font. */
  ofCode(code: string): Section[] {
    return this.sections.filter(({ codes }) => codes.includes(code));
  }

  /** Sections whose text matches. */
  ofText(pattern: RegExp): Section[] {
    return this.sections.filter(({ text, title }) => pattern.test(`${title} ${text}`));
  }

  /** Everything that matches, once each. @param pattern - global */
  all(pattern: RegExp): string[] {
    return [...new Set(this.sections.flatMap(({ title, text }) => `${title} ${text}`.match(pattern) ?? []))];
  }

  /** The numbers of all BIPs that are mentioned. */
  bips(): number[] {
    const numbers = this.all(/\bBIP ?\d+\b/g).map((words) => Number(/\d+/.exec(words)![0]));
    return [...new Set(numbers)].sort((a, b) => a - b);
  }
}

/** An entry of an index. */
interface Entry {
  id: string;
  /** Plain text. */
  name: string;
  /** HTML. */
  head: string;
  body: string;
}

/** A page with an index. */
function indexPage(kind: keyof typeof INDEXES, title: string, lead: string, entries: readonly Entry[]): Page {
  const address = INDEXES[kind];
  const items = entries.map(
    ({ id, head, body }) => `<section class="entry" id="${escape(id)}"><h2>${head}</h2>${body}</section>`,
  );
  const tabs = (Object.keys(INDEXES) as (keyof typeof INDEXES)[]).map((one) => {
    const current = one === kind ? ' aria-current="page"' : '';
    return `<a href="${relativeLink(address, INDEXES[one])}"${current}>${TITLES[one]}</a>`;
  });
  return {
    address,
    title,
    under: INDEXES.messages,
    description: lead,
    html: `<h1>${title}</h1><p class="lead">${escape(lead)}</p><nav class="tabs" aria-label="Indexes">${tabs.join('')}</nav>${items.join('')}`,
    sections: entries.map(({ id, name, body }) => ({
      address: `${address}#${id}`,
      title: name,
      place: TITLES[kind],
      text: body
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      codes: [],
    })),
  };
}

const TITLES = { messages: 'Messages', fields: 'Fields', bips: 'BIPs', cves: 'CVEs' } as const;

/** Links to sections, in groups by page. */
function placesHtml(page: string, sections: readonly Section[]): string {
  if (sections.length === 0) return '';
  const byPlace = new Map<string, Section[]>();
  for (const section of sections) {
    const own = byPlace.get(section.place) ?? [];
    if (!own.some(({ address }) => address === section.address)) own.push(section);
    byPlace.set(section.place, own);
  }
  const items = [...byPlace].map(([place, own]) => {
    const links = own.map(
      ({ address, title }) =>
        `<a href="${relativeLink(page, address)}">${escape(title === place ? 'introduction' : title)}</a>`,
    );
    return `<li><span class="place">${escape(place)}</span> ${links.join(' · ')}</li>`;
  });
  return `<ul class="places">${items.join('')}</ul>`;
}

const lessonLink = (page: string, slug: string) => {
  const { number, title } = lessonOf(slug);
  return `<a href="${relativeLink(page, lessonAddress(slug))}">${escape(`${number} · ${title}`)}</a>`;
};

/** The index of messages. */
export function messagesPage(all: readonly Message[], mentions: Mentions, enrich: Enrich): Page {
  const page = INDEXES.messages;
  const entries = all.map((message): Entry => {
    const { command, codec, slug, fields } = message;
    const api = codec && enrich.api(`solutions/${codec.slug}.ts`, codec.name);
    const name = codec && `<code>${escape(codec.name)}</code>`;
    const known =
      codec && slug
        ? `<p>Written in ${lessonLink(page, slug)}: ${api ? `<a href="${relativeLink(page, api)}">${name}</a>` : name}.</p>`
        : '<p>It has a number in the second transport; no lesson reads its payload.</p>';
    const rows = fields.map(
      (field) =>
        `<tr><td><a href="${relativeLink(page, INDEXES.fields)}#${escape(field.name)}"><code>${escape(field.name)}</code></a></td><td><code>${escape(field.codec)}</code></td></tr>`,
    );
    const table =
      rows.length > 0
        ? `<div class="scroll" tabindex="0" role="region" aria-label="Fields of ${escape(command)}"><table><thead><tr><th>Field</th><th>Codec</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
        : codec
          ? '<p>It has no payload.</p>'
          : '';
    return {
      id: command,
      name: command,
      head: `<code>${escape(command)}</code>`,
      body: known + table + placesHtml(page, mentions.ofCode(command)),
    };
  });
  return indexPage(
    'messages',
    'Messages',
    'Every message that the workbook reads or writes: its fields in the order of the wire, and where the lessons speak of it.',
    entries,
  );
}

/** The index of fields. */
export function fieldsPage(scan: FieldScan, mentions: Mentions, enrich: Enrich): Page {
  const page = INDEXES.fields;
  const byName = new Map<string, Field[]>();
  for (const field of scan.all()) byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
  const names = [...byName.keys()].sort((a, b) => a.localeCompare(b, 'en'));
  const entries = names.map((name): Entry => {
    const items = byName.get(name)!.map(({ codec, owner, slug }) => {
      const api = enrich.api(`solutions/${slug}.ts`, owner);
      const code = `<code>${escape(owner)}</code>`;
      const part = api ? `<a href="${relativeLink(page, api)}">${code}</a>` : code;
      return `<li><code>${escape(codec)}</code> in ${part}, ${lessonLink(page, slug)}</li>`;
    });
    return {
      id: name,
      name,
      head: `<code>${escape(name)}</code>`,
      body: `<ul>${items.join('')}</ul>${placesHtml(page, mentions.ofCode(name))}`,
    };
  });
  return indexPage(
    'fields',
    'Fields',
    'Every named field of the messages: its codec, what it is a part of, and where the lessons speak of it.',
    entries,
  );
}

/** The index of BIPs. */
export function bipsPage(mentions: Mentions): Page {
  const entries = mentions.bips().map((number): Entry => {
    const found = mentions.ofText(new RegExp(`\\bBIP ?${number}\\b`));
    return {
      id: `bip-${number}`,
      name: `BIP ${number}`,
      head: `BIP ${number}`,
      body: `<p><a href="${bipAddress(number)}">Its text</a></p>${placesHtml(INDEXES.bips, found)}`,
    };
  });
  return indexPage(
    'bips',
    'BIPs',
    'The Bitcoin Improvement Proposals that the lessons, the glossary and the code mention, and where.',
    entries,
  );
}

/** The index of CVEs. */
export function cvesPage(mentions: Mentions): Page {
  const entries = mentions
    .all(/\bCVE-\d{4}-\d+\b/g)
    .sort()
    .map((id): Entry => {
      const found = mentions.ofText(new RegExp(`\\b${id}\\b`));
      return {
        id: id.toLowerCase(),
        name: id,
        head: id,
        body: `<p><a href="${cveText(id)}">Its record</a></p>${placesHtml(INDEXES.cves, found)}`,
      };
    });
  return indexPage(
    'cves',
    'CVEs',
    'The vulnerabilities of Bitcoin software that the lessons tell of, and where.',
    entries,
  );
}
