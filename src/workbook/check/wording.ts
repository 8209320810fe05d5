import { cut } from '../../base/text';
import type { Printed } from './printed';
import { isFinished, type Verdict } from './verdict';

/**
 * A lesson's state in words, as shown in the table.
 *
 * @example wordsFor(verdict) // 'in progress (2 of 8, none wrong)'
 */
export function wordsFor({ state, by, exercises }: Verdict): string {
  const done = exercises.filter((exercise) => exercise.state === 'done').length;
  if (state === 'in progress') return `in progress (${done} of ${exercises.length}, none wrong)`;
  if (state === 'blocked') return `blocked by ${by?.slice(0, 2)}`;
  if (state === 'given') return 'given: the reference answers';
  return state;
}

/** The sign in front of a state. It is never used alone, so nothing depends on it. */
export function signFor({ state }: Verdict): string {
  if (state === 'done') return '✔';
  if (state === 'given') return '◇';
  if (state === 'in progress') return '◐';
  if (state === 'not started') return '○';
  if (state === 'blocked') return '⊘';
  return '✘';
}

const EXERCISE = { done: '✔', wrong: '✘', 'not written': '○', 'not checked': '–', blocked: '✔' };

/** The sign in front of an exercise. One that is only blocked is right. */
export function exerciseSign({ state }: Verdict['exercises'][number]): string {
  return EXERCISE[state];
}

/**
 * An exercise and how far it is.
 *
 * @param by - the lesson whose answers it calls, if those are not done
 * @example exerciseWords({ name: 'readNetAddr', state: 'blocked' }, '02-fields') // '✔ readNetAddr right, waits for 02'
 */
export function exerciseWords(exercise: Verdict['exercises'][number], by?: string): string {
  const { name, state } = exercise;
  const words = state === 'blocked' ? `right, waits for ${by?.slice(0, 2) ?? 'an earlier lesson'}` : state;
  return `${exerciseSign(exercise)} ${name} ${words}`;
}

/** The verdict whose finding comes first: broken before unwritten. */
export function nextOf(verdicts: Verdict[]): Verdict | undefined {
  const open = verdicts.filter(({ state }) => !isFinished(state) && state !== 'blocked');
  const unwritten = (verdict: Verdict) => verdict.state === 'not started' || verdict.state === 'in progress';
  return open.find((verdict) => !unwritten(verdict)) ?? open[0];
}

/** The test that a finding is about: its exercise and its title. */
export function testOf({ exercise, test }: { exercise?: string; test?: string }): string {
  return [exercise, test].filter(Boolean).join(' · ');
}

/** The heading of further findings. An answer that calls the first wrong one is often wrong only because of it. */
export const MORE_FINDINGS = 'After that, if still wrong';

/** How much of a further finding's message is shown, in characters. */
const MOST_OF_LINE = 160;

/** The first line of a finding's message. */
export function firstLineOf({ message }: { message: string }): string {
  return cut(message.trimStart().split('\n')[0], MOST_OF_LINE);
}

/** The heading above what the answers printed in one test. */
export function printedWhere({ test }: Printed): string {
  return `Printed ${test === undefined ? 'while it was loading' : `in ${test}`}:`;
}

/** What to run first for a blocked lesson. */
export function unblock({ slug, by }: Verdict): string {
  return `${slug} calls your answers from ${by}, and those are not done. First:  npm test exercises ${by?.slice(0, 2)}`;
}
