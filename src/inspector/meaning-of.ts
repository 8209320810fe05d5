import collected from './meanings.json';
import { type MeaningSource, OWN, SOURCES } from './meaning-sources';

const FOREIGN: Readonly<Record<string, string>> = collected;

function textOf(source: MeaningSource): string {
  return source.startsWith('own:') ? OWN[source.slice('own:'.length) as keyof typeof OWN] : FOREIGN[source];
}

/** The names that fields have because no codec reads their bytes. */
const UNREAD: Readonly<Record<string, keyof typeof OWN>> = {
  'not read': 'rest',
  'more fields': 'hidden',
  bytes: 'bytes',
};

/**
 * The explanation of a field.
 *
 * @param kind - what the field is in: a command, or `frame`, `header`, `packet`, `contents`
 * @param path - the field: `inputs[0].script.length`
 * @returns an empty string if there is no explanation
 */
export function meaningOf(kind: string, path: string): string {
  const unread = UNREAD[path];
  if (unread !== undefined) return OWN[unread];
  const sources = SOURCES[kind];
  // [0][1].bytes is an item in an item
  const names = path.replace(/\[\d+\]/g, '').replace(/^\./, '');
  const found = sources?.[names] ?? sources?.[names.split('.')[0]] ?? [];
  return [found].flat().map(textOf).join(' ');
}
