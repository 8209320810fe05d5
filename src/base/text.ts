/** Truncates a string to at most `most` characters, with an ellipsis at the end. No character is split. */
export function cut(content: string, most: number): string {
  if (content.length <= most) return content;
  const kept = content.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** Control characters, changes of writing direction, halves of surrogate pairs, and line separators. */
const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Makes untrusted text safe to print: truncated first, then with a dot for every character that a terminal
 * would interpret instead of showing. Everything from the wire, from a file or from a system error goes
 * through here.
 *
 * @param words - any string
 * @param most - the maximum number of characters
 * @example printableText('\u001b[2Jhello', 80) // '.[2Jhello'
 */
export function printableText(words: string, most: number): string {
  return cut(words, most).replace(NOT_PRINTABLE, '.');
}

/** A line of several, safe to print: as {@link printableText}, but a tab becomes spaces. */
export function printableLine(line: string, most: number): string {
  return printableText(line.replaceAll('\t', '    '), most);
}

/** The maximum size of an error message, in lines and in characters per line. */
const MOST_LINES = 16;
const MOST_IN_LINE = 500;

/**
 * The message of an error, for the user: never empty, never long, every line safe to print. For an
 * AggregateError, the messages of the errors in it.
 *
 * @param error - whatever was thrown
 */
export function errorText(error: unknown): string {
  const lines = messageOf(error)
    .trim()
    .slice(0, MOST_LINES * MOST_IN_LINE)
    .split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => printableLine(line.trimEnd(), MOST_IN_LINE));
  return (lines.length > MOST_LINES ? [...shown, '…'] : shown).join('\n');
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error) || 'an error without a message';
  // by its fields: one of Node's own errors may come from another realm and is then not an instance of Error
  const { errors, message, code, name } = error as Partial<Record<string, unknown>>;
  if (Array.isArray(errors) && errors.length > 0)
    return errors.slice(0, MOST_LINES).map(messageOf).join('; ');
  const words = [message, code, name].find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof words === 'string' ? words : 'an error without a message';
}

/** Formats a number of bytes: `1 byte`, `2 bytes`. */
export function bytesInWords(count: number): string {
  return counted(count, 'byte');
}

/** An order of names for people: capitals do not count. It is the same on every machine. */
export function byName(a: string, b: string): number {
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return order(a.toLowerCase(), b.toLowerCase()) || order(a, b);
}

/** A number and what there is of it: `1 file`, `2 files`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Ends words with a full stop, unless they end a sentence already. */
export function sentence(words: string): string {
  return /[.?!…]$/.test(words) ? words : `${words}.`;
}
