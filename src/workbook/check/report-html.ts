import { escape } from '../../draw/figure';
import { markdown } from '../../draw/panel';
import { colour } from '../../draw/theme';
import { lessonAfter } from '../lessons';
import { reasonsFor } from '../reasons';
import { changesSince } from './changes';
import { type ExerciseTypeError, firstTypeErrors } from './types';
import { isFinished, type Verdict } from './verdict';
import type { Printed } from './printed';
import {
  exerciseWords,
  firstLineOf,
  MORE_FINDINGS,
  printedWhere,
  signFor,
  testOf,
  unblock,
  wordsFor,
} from './wording';

/**
 * The result of a check as drawn in a notebook: what is new, what to do next, and the rest folded. Colours only
 * repeat what the words say.
 *
 * @param verdict - the result
 * @param before - the result of the check before, if there was one
 */
export function reportHtml(verdict: Verdict, before?: Verdict): string {
  const { slug, state } = verdict;
  const open = state === 'not started' || state === 'in progress' || state === 'blocked';
  const paint = colour(isFinished(state) ? 'good' : open ? 'open' : 'bad');
  return [
    `<div style="border-left:4px solid ${paint};padding:0.4em 1em">`,
    `<div><b>${escape(slug)}</b>: <b style="color:${paint}">${signFor(verdict)} ${escape(wordsFor(verdict))}</b></div>`,
    before && !(state === 'not started' && before.state === state)
      ? `<div>${escape(changesSince(before, verdict))}</div>`
      : '',
    findingHtml(verdict),
    ...(verdict.printed ?? []).map(printedHtml),
    state === 'done' ? doneHtml(verdict) : '',
    restHtml(verdict, before === undefined && !isFinished(state)),
    '</div>',
  ].join('');
}

function findingHtml(verdict: Verdict): string {
  const { finding, state } = verdict;
  if (state === 'blocked') return `<div>${escape(unblock(verdict))}</div>`;
  if (!finding) return '';
  return (
    `<div>Next: <code>${escape(finding.where)}</code> ${escape(testOf(finding))}</div>` +
    `<pre style="margin:0.3em 0 0 1em;line-height:1.35;white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere">${escape(finding.message)}</pre>`
  );
}

/** The exercises, and further findings in one line each. */
function restHtml({ exercises, by, more = [] }: Verdict, isOpen: boolean): string {
  const list = exercises.map((one) => `<li>${escape(exerciseWords(one, by))}</li>`);
  const findings = more.map((finding) => {
    const say = escape(firstLineOf(finding));
    return `<li><code>${escape(finding.where)}</code> ${escape(testOf(finding))}<br>${say}</li>`;
  });
  const done = exercises.filter(({ state }) => state === 'done').length;
  return [
    `<details style="margin-top:0.5em"${isOpen ? ' open' : ''}><summary>All exercises: ${done} of ${exercises.length} done</summary>`,
    `<ul style="list-style:none;margin:0.3em 0;padding:0;columns:3 14em">${list.join('')}</ul>`,
    findings.length > 0
      ? `<div>${MORE_FINDINGS}:</div><ul style="margin:0.2em 0">${findings.join('')}</ul>`
      : '',
    '</details>',
  ].join('');
}

/** What a lesson leads to when it is done: the comparison, the reasons, the next lesson. */
function doneHtml({ slug }: Verdict): string {
  const next = lessonAfter(slug);
  const number = slug.slice(0, 2);
  const reasons = reasonsFor(slug);
  return [
    `<p style="margin:0.4em 0"><code>await compare('${number}')</code> shows your code beside the solution.`,
    next
      ? ` Next: <a href="${next.slug}.ipynb">${escape(`${next.number} · ${next.title}`)}</a>.</p>`
      : '</p>',
    reasons.length > 0
      ? `<details><summary>Why the solution is as it is</summary>${reasons.map(markdown).join('')}</details>`
      : '',
  ].join('');
}

function printedHtml(printed: Printed): string {
  const lines = escape(printed.lines.join('\n'));
  return `<div>${escape(printedWhere(printed))}</div><pre style="margin:0.3em 0 0.3em 1em">${lines}</pre>`;
}

/** Type errors, drawn below the result. */
export function typeHtml(faults: ExerciseTypeError[]): string {
  const { shown, left } = firstTypeErrors(faults);
  const lines = shown.map(
    ({ where, message }) => `<li><code>${escape(where)}</code> ${escape(message)}</li>`,
  );
  if (left !== '') lines.push(`<li>${left}</li>`);
  return `<div style="border-left:4px solid ${colour('open')};padding:0.4em 1em">Types (the check ran anyway):<ul>${lines.join('')}</ul></div>`;
}
