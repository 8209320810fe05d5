import { printableText } from '../base/text';

/** What somebody typed, in an error about it: in quotes, and not all of it if it is long. */
export function typed(word: string): string {
  return `"${printableText(word, 60)}"`;
}

/**
 * A whole number that somebody typed.
 *
 * @param name - of the option, without its dashes
 * @param word - what was typed
 * @param least - the smallest that is allowed
 * @param most - the largest that is allowed
 * @throws Error that says both bounds
 */
export function wholeNumber(name: string, word: string, least: number, most: number): number {
  const value = Number(word);
  if (/^\d{1,10}$/.test(word) && value >= least && value <= most) return value;
  throw new Error(`--${name} ${typed(word)}: a whole number from ${least} to ${most} is needed.`);
}
