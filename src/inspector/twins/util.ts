/**
 * What of node:util the inspector needs in a browser.
 *
 * @module
 */

const is =
  <T>(type: new (...args: never[]) => T) =>
  (value: unknown): value is T =>
    value instanceof type;

/** As in node:util. */
export const types = {
  isUint8Array: is(Uint8Array),
  isPromise: is(Promise),
  isMap: is(Map),
  isSet: is(Set),
  isDate: is(Date),
  isRegExp: is(RegExp),
  isNativeError: is(Error),
};

/** Numbers, bigints, booleans and strings as node:util shows them: fields have no other values. */
export function inspect(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** In the quotes that need no escape, if there are any. */
function quoted(text: string): string {
  const quote = [`'`, '"', '`'].find((one) => !text.includes(one)) ?? `'`;
  const inner = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${inner}${quote}`;
}
