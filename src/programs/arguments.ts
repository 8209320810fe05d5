import { printableText } from '../base/text';

/** Quote an argument for an error message, truncated if it is long. */
export function quoted(word: string): string {
  return `"${printableText(word, 60)}"`;
}

/**
 * Parse a whole number from the command line.
 *
 * @param name - the option, without its dashes
 * @param word - the argument
 * @param least - the smallest allowed value
 * @param most - the largest allowed value
 * @throws Error with both bounds in its message
 */
export function wholeNumber(name: string, word: string, least: number, most: number): number {
  const value = Number(word);
  if (/^\d{1,10}$/.test(word) && value >= least && value <= most) return value;
  throw new Error(`--${name} ${quoted(word)} must be a whole number from ${least} to ${most}.`);
}
