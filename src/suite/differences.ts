import { show } from '../draw/show-value';

/** A place where a result differs from the expected one. */
export interface Difference {
  /** The path: `outputs[1].value`; empty for the whole value. */
  path: string;
  /** The value there, as text. */
  got: string;
  /** The expected value, as text. */
  want: string;
}

const NOT_THERE = 'not there';

/**
 * Every place where two values differ, in the order of the expected value's fields.
 *
 * @param got - the result
 * @param want - the expected value
 * @param equal - whether two values count as the same
 */
export function differences(
  got: unknown,
  want: unknown,
  equal: (a: unknown, b: unknown) => boolean,
  path = '',
): Difference[] {
  if (equal(got, want)) return [];
  const whole = [{ path, got: show(got), want: show(want) }];
  if (Array.isArray(got) !== Array.isArray(want) || !hasParts(got) || !hasParts(want)) return whole;
  const keys = [...new Set([...Object.keys(want), ...Object.keys(got)])];
  const found = keys.flatMap((key) => {
    const place = Array.isArray(want) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (!(key in got)) return [{ path: place, got: NOT_THERE, want: show(want[key]) }];
    if (!(key in want)) return [{ path: place, got: show(got[key]), want: NOT_THERE }];
    return differences(got[key], want[key], equal, place);
  });
  return found.length > 0 ? found : whole;
}

function hasParts(value: unknown): value is Record<string, unknown> {
  if (Array.isArray(value)) return true;
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}
