import { escape } from '../../draw/figure';
import type { ExerciseTypeError } from './types';
import { isFinished, type Verdict } from './verdict';
import type { Printed } from './printed';
import { firstLineOf, printedWhere, signFor, testOf, unblock, wordsFor } from './wording';

const COLOUR = { good: '#00795a', open: '#8a6100', bad: '#b3261e' };
const EXERCISE = { done: '✔', wrong: '✘', 'not written': '○', blocked: '⊘' };

/** The result of a check as drawn in a notebook. Colours only repeat what the words say. */
export function reportHtml(verdict: Verdict): string {
  const { slug, state, exercises } = verdict;
  const open = state === 'not started' || state === 'in progress' || state === 'blocked';
  const colour = isFinished(state) ? COLOUR.good : open ? COLOUR.open : COLOUR.bad;
  const list = exercises.map(
    ({ name, state: of }) => `<li>${EXERCISE[of]} <code>${escape(name)}</code> ${of}</li>`,
  );
  return [
    `<div style="border-left:4px solid ${colour};padding:0.4em 1em">`,
    `<div><b>${escape(slug)}</b>: <b style="color:${colour}">${signFor(verdict)} ${escape(wordsFor(verdict))}</b></div>`,
    `<ul style="list-style:none;margin:0.5em 0;padding:0;columns:3 12em">${list.join('')}</ul>`,
    findingHtml(verdict),
    ...(verdict.printed ?? []).map(printedHtml),
    moreHtml(verdict),
    '</div>',
  ].join('');
}

function findingHtml(verdict: Verdict): string {
  const { finding, state } = verdict;
  if (state === 'blocked') return `<div>${escape(unblock(verdict))}</div>`;
  if (!finding) return '';
  return (
    `<div>Next: <code>${escape(finding.where)}</code> ${escape(testOf(finding))}</div>` +
    `<pre style="margin:0.3em 0 0 1em;line-height:1.35;white-space:pre-wrap">${escape(finding.message)}</pre>`
  );
}

/** Further findings, one line each. */
function moreHtml({ more = [] }: Verdict): string {
  if (more.length === 0) return '';
  const items = more.map((finding) => {
    const say = escape(firstLineOf(finding));
    return `<li><code>${escape(finding.where)}</code> ${escape(testOf(finding))}<br>${say}</li>`;
  });
  return `<div style="margin-top:0.5em">After that:</div><ul style="margin:0.2em 0">${items.join('')}</ul>`;
}

function printedHtml(printed: Printed): string {
  const lines = escape(printed.lines.join('\n'));
  return `<div>${escape(printedWhere(printed))}</div><pre style="margin:0.3em 0 0.3em 1em">${lines}</pre>`;
}

/** Type errors, drawn below the result. */
export function typeHtml(faults: ExerciseTypeError[]): string {
  const lines = faults.map(
    ({ where, message }) => `<li><code>${escape(where)}</code> ${escape(message)}</li>`,
  );
  return `<div style="border-left:4px solid ${COLOUR.open};padding:0.4em 1em">Types (the check ran anyway):<ul>${lines.join('')}</ul></div>`;
}
