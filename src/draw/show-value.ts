import { inspect, types } from 'node:util';
import { spaced } from '../wire/bytes';
import { cut } from '../base/text';

/** How many bytes of a value are shown. */
const MOST = 48;

/** How many items of a list are shown. */
const MOST_ITEMS = 20;

/** How many characters of anything else are shown. */
const MOST_TEXT = 400;

/** Fields that hold bits: in decimal nobody recognises them. */
const HEX_FIELDS = new Set(['bits']);

/** An object that has this property says by it how it is shown. */
export const SHOWN_AS = Symbol.for('workbook.shown-as');

function saysItself(value: unknown): value is { [SHOWN_AS]: string } {
  return value !== null && typeof value === 'object' && SHOWN_AS in value;
}

/** A value as a learner would write it: bytes as hex, strings in quotes, bigints with their n; else, what it is. */
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
  // an object of a class may have a socket in it, and all that belongs to that: its class says enough
  const className = classOf(value);
  if (className !== undefined) return /^[aeio]/i.test(className) ? `an ${className}` : `a ${className}`;
  return cut(
    inspect(value, { depth: 4, breakLength: Infinity, compact: true, maxStringLength: 200 }),
    MOST_TEXT,
  );
}

function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function showField(name: string, field: unknown): string {
  return HEX_FIELDS.has(name) && typeof field === 'number' ? inHex(field) : show(field);
}

/** A whole number in hex: `0x1d00ffff`. Anything else as it is. */
function inHex(value: number): string {
  return Number.isInteger(value) && value >= 0 ? `0x${value.toString(16).padStart(8, '0')}` : String(value);
}

/** Numbers from here on are shown in hex, too, where two of them are compared: they may be bits, or bytes. */
const LARGE = 0x10000;

/** A number as it is shown beside another: a large whole one in hex, too. Anything else as {@link show} does it. */
export function showBeside(value: unknown): string {
  const large = typeof value === 'number' && Number.isInteger(value) && value >= LARGE;
  return large ? `${value} (${inHex(value)})` : show(value);
}

/** The class of an object that has no form of its own in JavaScript's source. */
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
