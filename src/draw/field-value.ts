import { printable } from '../wire/bytes';
import { show } from './show-value';

/** The minimum number of printable bytes that are taken for text. */
const LEAST_TEXT = 3;

/**
 * The value of a field in words, for a picture that shows its bytes, too: for bytes their text, if all of them
 * are printable ASCII, otherwise nothing.
 */
export function fieldValue(value: unknown): string {
  if (value === undefined) return '';
  if (!(value instanceof Uint8Array)) return show(value);
  const text = printable(value);
  const isText = value.length >= LEAST_TEXT && value.every((byte, i) => byte === text.charCodeAt(i));
  return isText ? `'${text}'` : '';
}
