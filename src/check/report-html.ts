import { escape } from '../draw/figure';
import type { TypeFault } from './types';
import type { Verdict } from './verdict';
import { signFor, unblock, wordsFor } from './words';

const COLOUR = { good: '#00795a', open: '#8a6100', bad: '#b3261e' };
const EXERCISE = { done: '✔', wrong: '✘', 'not written': '○', blocked: '⊘' };

/** The check's result as it is drawn in a notebook. Colours only repeat what the words say. */
export function reportHtml(verdict: Verdict): string {
  const { slug, state, exercises } = verdict;
  const open = state === 'not started' || state === 'in progress' || state === 'blocked';
  const colour = state === 'done' ? COLOUR.good : open ? COLOUR.open : COLOUR.bad;
  const list = exercises.map(
    ({ name, state: of }) => `<li>${EXERCISE[of]} <code>${escape(name)}</code> ${of}</li>`,
  );
  return [
    `<div style="border-left:4px solid ${colour};padding:0.4em 1em">`,
    `<div><b>${escape(slug)}</b>: <b style="color:${colour}">${signFor(verdict)} ${escape(wordsFor(verdict))}</b></div>`,
    `<ul style="list-style:none;margin:0.5em 0;padding:0;columns:3 12em">${list.join('')}</ul>`,
    findingHtml(verdict),
    saidHtml(verdict),
    '</div>',
  ].join('');
}

function findingHtml(verdict: Verdict): string {
  const { finding, state } = verdict;
  if (state === 'blocked') return `<div>${escape(unblock(verdict))}</div>`;
  if (!finding) return '';
  const name = [finding.exercise, finding.test].filter(Boolean).join(' · ');
  return (
    `<div>Next: <code>${escape(finding.where)}</code> ${escape(name)}</div>` +
    `<pre style="margin:0.3em 0 0 1em;line-height:1.35;white-space:pre-wrap">${escape(finding.message)}</pre>`
  );
}

function saidHtml({ said }: Verdict): string {
  if (!said) return '';
  return `<div>It printed:</div><pre style="margin:0.3em 0 0 1em">${escape(said.join('\n'))}</pre>`;
}

/** Type errors, drawn below the result. */
export function typeHtml(faults: TypeFault[]): string {
  const lines = faults.map(
    ({ where, message }) => `<li><code>${escape(where)}</code> ${escape(message)}</li>`,
  );
  return `<div style="border-left:4px solid ${COLOUR.open};padding:0.4em 1em">Types (the check ran all the same):<ul>${lines.join('')}</ul></div>`;
}
