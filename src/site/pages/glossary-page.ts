import { escape } from '../../draw/figure';
import { lessonOf } from '../lesson-list';
import type { Term } from '../../workbook/pages/terms/term';
import { TERMS, termsInOrder } from '../../workbook/pages/terms/terms';
import type { Enrich } from '../enrich';
import { renderInline } from '../markdown';
import { lessonAddress, type Page, relativeLink, type Section } from '../site';

/** Where the glossary is. */
export const GLOSSARY = 'glossary.html';

/** The anchor of a term: `compact-filter`. */
export const termAnchor = (term: string) => term.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** The address of a term, in any capitals; undefined if the glossary does not have it. */
export function termAddress(words: string): string | undefined {
  const found = TERMS.find(({ term }) => term.split(', ').includes(words.toLowerCase()));
  return found && `${GLOSSARY}#${termAnchor(found.term)}`;
}

/**
 * The glossary as a page.
 *
 * @param enrich - the page of a term's code, or of a BIP
 * @param mentions - where else a term occurs, by the term
 */
export function glossaryPage(enrich: Enrich, mentions: (term: string) => readonly Section[]): Page {
  const terms = termsInOrder();
  const letters = [...new Set(terms.map(({ term }) => term[0].toUpperCase()))];
  const sections: Section[] = [];
  const entry = (term: Term) => {
    const id = termAnchor(term.term);
    const meaning = renderInline(term.meaning, (href) => href);
    sections.push({
      address: `${GLOSSARY}#${id}`,
      title: term.term,
      place: 'Glossary',
      text: [term.meaning.replaceAll('`', ''), ...(term.bips ?? []).map((bip) => `BIP ${bip}`)].join(' '),
      codes: [],
    });
    return `<div class="entry" id="${id}"><dt>${escape(term.term)}</dt><dd>${meaning}<p class="see">${seeAlso(term, enrich, mentions(term.term))}</p></dd></div>`;
  };
  const lists = letters.map((letter) => {
    const own = terms.filter(({ term }) => term[0].toUpperCase() === letter);
    return `<h2 id="letter-${letter.toLowerCase()}">${letter}</h2><dl>${own.map(entry).join('')}</dl>`;
  });
  const jump = letters.map((letter) => `<a href="#letter-${letter.toLowerCase()}">${letter}</a>`).join(' ');
  return {
    address: GLOSSARY,
    title: 'Glossary',
    under: GLOSSARY,
    description: 'The words of the Bitcoin peer-to-peer protocol that the lessons introduce.',
    html: `<h1>Glossary</h1><p class="lead">The ${terms.length} words that the lessons introduce: what each means, and where to read more.</p><nav class="letters" aria-label="Letters">${jump}</nav>${lists.join('')}`,
    sections,
  };
}

function seeAlso({ lesson, code, bips = [] }: Term, enrich: Enrich, mentions: readonly Section[]): string {
  const { slug, number, title } = lessonOf(lesson);
  const own = lessonAddress(slug);
  const first = mentions.find(({ address }) => address.startsWith(own))?.address ?? own;
  const links = [`<a href="${relativeLink(GLOSSARY, first)}">${escape(`${number} · ${title}`)}</a>`];
  const api = code && enrich.api(code.file, code.name);
  if (code && api) links.push(`<a href="${relativeLink(GLOSSARY, api)}"><code>${code.name}</code></a>`);
  for (const bip of bips) links.push(enrich.bipLink(GLOSSARY, bip));
  return links.join(' · ');
}
