/** Text that is at most that long, in characters; what is cut ends in an ellipsis. No character is cut in two. */
export function cut(content: string, most: number): string {
  if (content.length <= most) return content;
  const kept = content.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** Control characters, what turns the direction of writing, halves of characters, and what ends a line. */
const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Words of strangers, fit to be printed: cut first, and with a dot for every character that a terminal would obey
 * and not show. All that came over the wire, out of a file or out of a system error goes through here.
 *
 * @param words - anything
 * @param most - how many characters at most
 * @example printableText('\u001b[2Jhello', 80) // '.[2Jhello'
 */
export function printableText(words: string, most: number): string {
  return cut(words, most).replace(NOT_PRINTABLE, '.');
}

/** No message of an error has more lines and characters than these. */
const MOST_LINES = 16;
const MOST_IN_LINE = 500;

/**
 * What an error says, for the person in front of the screen: never empty, never long, every line fit to be printed.
 * Of an error that holds others (AggregateError), each is said.
 *
 * @param error - anything can be thrown
 */
export function errorText(error: unknown): string {
  const lines = messageOf(error)
    .trim()
    .slice(0, MOST_LINES * MOST_IN_LINE)
    .split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => printableText(line.trimEnd(), MOST_IN_LINE));
  return (lines.length > MOST_LINES ? [...shown, '…'] : shown).join('\n');
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error) || 'an error without words';
  // by their fields: an error of node's own may be of another realm, where it is no instance of Error
  const { errors, message, code, name } = error as Partial<Record<string, unknown>>;
  if (Array.isArray(errors) && errors.length > 0)
    return errors.slice(0, MOST_LINES).map(messageOf).join('; ');
  const words = [message, code, name].find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof words === 'string' ? words : 'an error without words';
}

/** A number of bytes in words. */
export function bytesInWords(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}
