import { cut } from '../../base/text';

/**
 * Describes any value in a few words, for an error that reports what was found instead of what was expected.
 *
 * @example foundText('8333') // the string "8333"
 * @example foundText(5n) // the bigint 5
 */
export function foundText(value: unknown): string {
  if (typeof value === 'string') return `the string ${JSON.stringify(cut(value, 40))}`;
  if (typeof value === 'bigint') return `the bigint ${cut(String(value), 40)}`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value);
}
