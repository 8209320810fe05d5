import { types } from 'node:util';
import { WireError } from '../wire/codec/error';
import { bytesEqual } from './bytes-equal';
import { differences } from './differences';
import { explain } from './common-mistakes';
import { show, showBeside } from '../draw/show-value';
import { Unsettled } from './never-settled';
import { cut } from '../base/text';
import { meaningOf } from './error-meanings';

/**
 * Known wrong results, each with a message for the learner: a value to compare with the result, or a function
 * that recognises it.
 */
export type KnownMistakes = readonly (readonly [wrong: unknown, say: string])[];

/** What an error for bad bytes must say. */
export interface Refusal {
  /** The field: `length`; empty for a function that reads a single value. */
  path: string;
  /** The offset of that field (or of the offending byte). */
  offset: number;
  /** Strings that `expected` must contain, such as a limit. */
  expected?: string[];
  /** Strings that `found` must contain, such as the offending value. */
  found?: string[];
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how jest's matchers are extended
  namespace jest {
    interface Matchers<R> {
      /**
       * The result equals this value, byte for byte; if it is one of the known wrong results, the message
       * says which. A function may stand for its result: then a known wrong result can also be an error.
       */
      toGive(want: unknown, known?: KnownMistakes): R;
      /** The call throws a WireError with this path, offset and content. */
      toRefuse(refusal: Refusal, known?: KnownMistakes): R;
      /** The call throws an error of this class whose message contains these strings. */
      toRefuseWith(kind: new (...args: never[]) => Error, parts: string[], known?: KnownMistakes): R;
    }
  }
}

type Equals = (
  a: unknown,
  b: unknown,
  testers: ((a: unknown, b: unknown) => boolean | undefined)[],
) => boolean;

function diagnose(equals: Equals, got: unknown, known: KnownMistakes): string | undefined {
  if (got instanceof Unsettled) return got.say;
  const hit = known.find(([wrong]) =>
    typeof wrong === 'function' ? wrong(got) === true : equals(got, wrong, [bytesEqual]),
  );
  return hit?.[1];
}

/**
 * An error that Node itself throws (Buffer's RangeError, for example) is from another realm than the tests
 * that jest runs, in which it is not an `instanceof Error`. This makes it one, of the same class.
 */
function ofThisRealm(thrown: unknown): unknown {
  // an aborted signal throws a DOMException, which is not a native error either
  if (thrown instanceof Error || !(types.isNativeError(thrown) || thrown instanceof DOMException))
    return thrown;
  const foreign: { name: string; message: string; stack?: string } = thrown;
  const Kind = [RangeError, TypeError, SyntaxError].find(({ name }) => name === foreign.name) ?? Error;
  return Object.assign(new Kind(foreign.message), { stack: foreign.stack });
}

/** The message for the learner: the explanation first, then the two values one above the other. */
function lines(say: string | undefined, facts: [string, string][]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  const table = facts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  return [...(say ? [say] : []), ...table].join('\n');
}

function firstDifference(got: unknown, want: unknown): [string, string][] {
  if (!(got instanceof Uint8Array && want instanceof Uint8Array)) return [];
  const at = want.findIndex((byte, i) => byte !== got[i]);
  const offset = at === -1 ? want.length : at;
  return offset > 3 ? [['differs', `from byte ${offset} on`]] : [];
}

function toGive(this: jest.MatcherContext, subject: unknown, want: unknown, known: KnownMistakes = []) {
  const equals = this.equals as Equals;
  let got = subject;
  if (typeof subject === 'function') {
    try {
      got = subject();
    } catch (error) {
      const say = diagnose(equals, ofThisRealm(error), known);
      if (say === undefined) throw error;
      const facts: [string, string][] = [
        ['you threw', String(error)],
        ['expected', show(want)],
      ];
      return { pass: false, message: () => lines(say, facts) };
    }
  }
  const same = (a: unknown, b: unknown) => equals(a, b, [bytesEqual]);
  const pass = same(got, want);
  const say = pass ? undefined : (diagnose(equals, got, known) ?? explain(got, want));
  return { pass, message: () => lines(say, factsOf(got, want, say !== undefined, same)) };
}

/**
 * The maximum length of values that are shown in full, in characters. For longer ones, only the differences
 * are shown.
 */
const MOST_WHOLE = 160;
/** At most this many differences are shown. */
const MOST_PLACES = 3;

/** The two values one above the other; only their differences if they are long. */
function factsOf(
  got: unknown,
  want: unknown,
  explained: boolean,
  same: (a: unknown, b: unknown) => boolean,
): [string, string][] {
  // if there is an explanation, false and true add nothing
  if (explained && typeof got === 'boolean' && typeof want === 'boolean') return [];
  const whole: [string, string][] = [
    ['you gave', showBeside(got)],
    ['expected', showBeside(want)],
    ...firstDifference(got, want),
  ];
  if (whole.every(([, text]) => text.length <= MOST_WHOLE)) return whole;
  const places = differences(got, want, same);
  if (places.length === 0 || places[0].path === '') return whole;
  const shown = places
    .slice(0, MOST_PLACES)
    .flatMap(({ path, got: given, want: due }): [string, string][] => [
      ['differs', path],
      ['you gave', given],
      ['expected', due],
    ]);
  const left = places.slice(MOST_PLACES).map(({ path }) => path);
  const also = cut(left.join(', '), MOST_WHOLE);
  return left.length > 0 ? [...shown, ['differ too', also]] : shown;
}

function toRefuse(
  this: jest.MatcherContext,
  call: () => unknown,
  refusal: Refusal,
  known: KnownMistakes = [],
) {
  const due = `a WireError: ${refusal.path || '(no field)'} at byte ${refusal.offset}`;
  return refused(this.equals as Equals, call, due, (thrown) => complaint(thrown, refusal), known);
}

function toRefuseWith(
  this: jest.MatcherContext,
  call: () => unknown,
  kind: new (...args: never[]) => Error,
  parts: string[],
  known: KnownMistakes = [],
) {
  const holding = parts.length > 0 ? ` with "${parts.join('", "')}" in its message` : '';
  const due = `${/^[AEIOU]/.test(kind.name) ? 'an' : 'a'} ${kind.name}${holding}`;
  const complain = (thrown: unknown) => {
    if (!(thrown instanceof kind)) return otherKind(thrown, kind);
    const silent = parts.find((part) => !thrown.message.includes(part));
    return silent === undefined ? undefined : `The error's message does not say ${silent}.`;
  };
  return refused(this.equals as Equals, call, due, complain, known);
}

/** A call must throw, and `complain` must find nothing wrong with the error. */
function refused(
  equals: Equals,
  call: () => unknown,
  due: string,
  complain: (thrown: unknown) => string | undefined,
  known: KnownMistakes,
) {
  const explanation = (say: string | undefined, what: string, value: string) => ({
    pass: say === undefined,
    message: () =>
      lines(say, [
        [what, value],
        ['expected', due],
      ]),
  });
  let got: unknown;
  try {
    got = call();
  } catch (error) {
    const thrown = ofThisRealm(error);
    const wrong = complain(thrown);
    const say = wrong === undefined ? undefined : (diagnose(equals, thrown, known) ?? wrong);
    return explanation(say, 'you threw', String(thrown));
  }
  return explanation(
    diagnose(equals, got, known) ?? 'It was accepted, but it must be rejected.',
    'you gave',
    show(got),
  );
}

/** The message for an error of another class than expected; Node's own errors are explained. */
function otherKind(thrown: unknown, due: { name: string }): string {
  const meaning = thrown instanceof Error ? meaningOf(thrown.message) : undefined;
  return `It was rejected, but not with a ${due.name}.${meaning ? ` ${meaning}` : ''}`;
}

/**
 * Whether one string contains another. 4,000,001 and 4_000_001 say the same as 4000001, and F9 BE B4 D9 the same as
 * f9beb4d9; but a decimal number counts only as a whole: 128 is not in 1280 or -128.
 */
function says(text: string, part: string): boolean {
  const plain = (any: string) => any.replace(/[\s,_]/g, '').toLowerCase();
  if (!/^-?\d+$/.test(part)) return plain(text).includes(plain(part));
  // a minus after a letter or a digit is a dash
  const whole = new RegExp(`(?<!\\d|(?<![a-z\\d])[-−])${part}(?!\\d)`, 'i');
  return whole.test(text) || whole.test(text.replace(/(?<=\d)[\s,_](?=\d{3})/g, ''));
}

/** What is wrong with an error, or undefined if it has all the required information. */
function complaint(
  thrown: unknown,
  { path, offset, expected = [], found = [] }: Refusal,
): string | undefined {
  if (!(thrown instanceof WireError)) return otherKind(thrown, WireError);
  if (thrown.path === '' && path)
    return `The error names no field; it should name "${path}". field('${path}', …) adds the name.`;
  if (thrown.path && !path)
    return `The error names the field "${thrown.path}", but it should not name one here: the caller adds the name.`;
  if (thrown.path !== path)
    return `The error is about the field "${thrown.path}", but it should be about "${path}".`;
  if (thrown.offset !== offset) {
    return `The error points at byte ${thrown.offset}, but the problem is at byte ${offset}.`;
  }
  if (!thrown.expected.trim()) return 'The error does not say what was expected.';
  // only spaces: a line break may be the character that was found
  if (/^ *$/.test(thrown.found)) return 'The error does not say what was found.';
  const missing = (text: string, parts: string[]) => parts.find((part) => !says(text, part));
  const inExpected = missing(thrown.expected, expected);
  if (inExpected) return `The error's "expected" does not say ${inExpected}.`;
  const inFound = missing(thrown.found, found);
  if (inFound) {
    const swapped = says(thrown.expected, inFound) && ', but its "expected" does: are they swapped?';
    return `The error's "found" does not say ${inFound}${swapped || '.'}`;
  }
  return undefined;
}

/** The matchers, for `expect.extend(matchers)`. */
export const matchers: jest.ExpectExtendMap = { toGive, toRefuse, toRefuseWith };
