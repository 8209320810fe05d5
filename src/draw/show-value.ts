import { inspect, types } from 'node:util';
import { printable, spaced } from '../wire/bytes';
import { cut } from '../base/text';

/** The maximum number of bytes shown. */
const MOST = 48;

/** The maximum number of list items shown. */
const MOST_ITEMS = 20;

/** The maximum number of characters of anything else. */
const MOST_TEXT = 400;

/** Fields shown in hex, because they are unrecognisable in decimal. */
const HEX_FIELDS = new Set(['bits']);

/** The key of a property by which an object sets how it is shown. */
export const SHOWN_AS = Symbol.for('workbook.shown-as');

function saysItself(value: unknown): value is { [SHOWN_AS]: string } {
  return value !== null && typeof value === 'object' && SHOWN_AS in value;
}

/**
 * A value as a learner would write it: bytes in hex, strings in quotes, bigints with an n; otherwise a
 * description.
 */
export function show(value: unknown): string {
  if (types.isPromise(value)) return 'a promise';
  if (saysItself(value)) return value[SHOWN_AS];
  if (isError(value)) return `${value.name}: ${value.message}`;
  if (value instanceof Uint8Array) return value.length === 0 ? 'no bytes' : spaced(value, MOST);
  if (Array.isArray(value)) return showList(value);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${showField(name, field)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  // an instance of a class may contain a socket, with everything that belongs to it: its class name is enough
  const className = classOf(value);
  if (className !== undefined) return /^[aeio]/i.test(className) ? `an ${className}` : `a ${className}`;
  return cut(
    inspect(value, { depth: 4, breakLength: Infinity, compact: true, maxStringLength: 200 }),
    MOST_TEXT,
  );
}

/** Bytes as a string in quotes, if they are printable ASCII; otherwise nothing. */
export function textIn(bytes: Uint8Array): string {
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte <= 0x7e);
  return isText ? `'${printable(bytes)}'` : '';
}

function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function showField(name: string, field: unknown): string {
  return HEX_FIELDS.has(name) && typeof field === 'number' ? inHex(field) : show(field);
}

/** A whole number in hex: `0x1d00ffff`. Any other number as it is. */
function inHex(value: number): string {
  return Number.isInteger(value) && value >= 0 ? `0x${value.toString(16).padStart(8, '0')}` : String(value);
}

/** In comparisons, numbers from here on are also shown in hex: they may be bits or bytes. */
const LARGE = 0x10000;

/** A value shown next to another: a large whole number also in hex, anything else as in {@link show}. */
export function showBeside(value: unknown): string {
  const large = typeof value === 'number' && Number.isInteger(value) && value >= LARGE;
  return large ? `${value} (${inHex(value)})` : show(value);
}

/** The class name of an object that cannot be shown as a literal or a built-in. */
function classOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return undefined;
  if (types.isMap(value) || types.isSet(value) || types.isDate(value) || types.isRegExp(value))
    return undefined;
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object' ? name : undefined;
}

/** A list as a learner would write it. */
function showList(items: unknown[]): string {
  if (items.length === 0) return '[]';
  const more = items.length > MOST_ITEMS ? `, … (${items.length} items)` : '';
  return `[ ${items.slice(0, MOST_ITEMS).map(show).join(', ')}${more} ]`;
}
