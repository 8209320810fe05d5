import { inspect } from 'node:util';
import { spaced } from '../bytes';
import { cut } from '../text';

/** How many bytes of a value are shown. */
const MOST = 48;

/** How many items of a list are shown. */
const MOST_ITEMS = 20;

/** How many characters of anything else are shown. */
const MOST_TEXT = 400;

/** A value as a learner would write it: bytes as hex, texts in quotes, bigints with their n. */
export function show(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Uint8Array) return value.length === 0 ? 'no bytes' : spaced(value, MOST);
  if (Array.isArray(value)) return showList(value);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${show(field)}`);
    return `{ ${fields.join(', ')} }`;
  }
  // an object of a class may have a socket in it, and all that belongs to that
  return cut(
    inspect(value, { depth: 4, breakLength: Infinity, compact: true, maxStringLength: 200 }),
    MOST_TEXT,
  );
}

/** A list as a learner would write it. */
function showList(items: unknown[]): string {
  if (items.length === 0) return '[]';
  const more = items.length > MOST_ITEMS ? `, … (${items.length} items)` : '';
  return `[ ${items.slice(0, MOST_ITEMS).map(show).join(', ')}${more} ]`;
}
