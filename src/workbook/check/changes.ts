import type { Verdict } from './verdict';
import { exerciseSign } from './wording';

/**
 * What has changed since the check before, in one line.
 *
 * @example changesSince(before, now) // 'New since the last check: ✔ checksum is done. ✘ readCommand is wrong.'
 */
export function changesSince(before: Verdict, now: Verdict): string {
  const changed = now.exercises.filter(
    ({ name, state }) => before.exercises.find((one) => one.name === name)?.state !== state,
  );
  if (changed.length > 0) {
    const words = changed.map((one) => `${exerciseSign(one)} ${one.name} is ${saidOf(one)}.`);
    return `New since the last check: ${words.join(' ')}`;
  }
  const same = JSON.stringify(before.finding) === JSON.stringify(now.finding) && before.state === now.state;
  return same ? 'Nothing has changed since the last check.' : 'New since the last check: what is said next.';
}

function saidOf({ state }: Verdict['exercises'][number]): string {
  return state === 'blocked' ? 'right, but calls an answer that is not' : state;
}
