import { escape } from '../draw/figure';
import { relativeLink } from './site';

/** Where the indexes are. */
export const INDEXES = {
  messages: 'reference/messages.html',
  fields: 'reference/fields.html',
  bips: 'reference/bips.html',
  cves: 'reference/cves.html',
} as const;

/** A record of a vulnerability. */
export const cveText = (id: string) => `https://www.cve.org/CVERecord?id=${id}`;

/** What the cross-references need to know about the site. */
export interface Known {
  /** The page of an exported name, if the API is built: by module and name. */
  api(file: string, name: string): string | undefined;
  /** The address of a term in the glossary, if it is one. */
  term(words: string): string | undefined;
  /** The commands that the index of messages has. */
  commands: ReadonlySet<string>;
}

/** Turns words of the texts into cross-references. Each leads somewhere once on a page: more would be noise. */
export class Enrich {
  constructor(private readonly known: Known) {}

  /** See {@link Known.api}. */
  api(file: string, name: string): string | undefined {
    return this.known.api(file, name);
  }

  /** A link to a BIP in the index, which knows where else it occurs. */
  bipLink(page: string, number: number): string {
    return `<a href="${relativeLink(page, `${INDEXES.bips}#bip-${number}`)}">BIP ${number}</a>`;
  }

  /**
   * The links of one page.
   *
   * @param page - its address
   * @param names - names that occur as code in it, and their modules: `checksum` in `solutions/01-framing.ts`
   */
  on(
    page: string,
    names: ReadonlyMap<string, string>,
  ): (kind: 'text' | 'code', text: string) => string | undefined {
    const done = new Set<string>();
    const once = (key: string, address: string | undefined) => {
      if (address === undefined || done.has(key)) return undefined;
      done.add(key);
      return relativeLink(page, address);
    };
    return (kind, text) => {
      if (kind === 'code') {
        const file = names.get(text.replace(/\(\)$/, ''));
        const address = file !== undefined ? this.known.api(file, text.replace(/\(\)$/, '')) : undefined;
        const message = this.known.commands.has(text) ? `${INDEXES.messages}#${text}` : undefined;
        const href = once(text, message ?? address);
        return href === undefined
          ? undefined
          : `<a class="quiet" href="${href}"><code>${escape(text)}</code></a>`;
      }
      // words in bold come alone: that is how the lessons introduce a term
      const term = once(`term ${text}`, this.known.term(text));
      if (term !== undefined) return `<a class="quiet" href="${term}">${text}</a>`;
      return text
        .replace(/\bBIP (\d+)\b/g, (words, digits: string) => {
          const href = once(words, `${INDEXES.bips}#bip-${digits}`);
          return href === undefined ? words : `<a class="quiet" href="${href}">${words}</a>`;
        })
        .replace(/\bCVE-\d{4}-\d+\b/g, (id) => {
          const href = once(id, `${INDEXES.cves}#${id.toLowerCase()}`);
          return href === undefined ? id : `<a class="quiet" href="${href}">${id}</a>`;
        });
    };
  }
}
