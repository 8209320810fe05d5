import { inspect } from 'node:util';
import { spaced } from '../bytes';

/** How many bytes of a value are shown. */
const MOST = 48;

/** A value as a learner would write it: bytes as hex, texts in quotes, bigints with their n. */
export function show(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Uint8Array) return value.length === 0 ? 'no bytes' : spaced(value, MOST);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${show(field)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return inspect(value, { depth: 4, breakLength: Infinity, maxStringLength: 200 });
}
