import colours from 'picocolors';
import type { Verdict } from '../check/verdict';
import { unblock } from '../check/wording';
import { asEntered } from '../command';
import { inlineText } from '../../draw/markdown';
import { markdown, panel, paragraph } from '../../draw/panel';
import type { Hint } from './hint';
import { STEPS } from './parse';

/** A hint, or why there is none, as printed in a terminal. */
export function hintText(hint: Hint | Verdict): string {
  if (!('steps' in hint)) return whyNone(hint, false);
  const steps = hint.steps.map(
    ({ number, text }) => `  ${colours.bold(nameOf(number))}\n  ${inlineText(text)}\n`,
  );
  return [`${hint.slug} · ${colours.bold(hint.exercise)}\n`, ...steps, whatNext(hint, false)].join('\n');
}

/** A hint, or why there is none, as drawn in a notebook. */
export function hintHtml(hint: Hint | Verdict): string {
  if (!('steps' in hint)) return panel(hint.slug, paragraph(whyNone(hint, true)));
  const steps = hint.steps.map(({ number, text }) => markdown(`**${nameOf(number)}:** ${text}`));
  return panel(`${hint.slug} · ${hint.exercise}`, ...steps, paragraph(whatNext(hint, true)));
}

function nameOf(number: number): string {
  return `Step ${number} of ${STEPS.length}, ${STEPS[number - 1]}`;
}

function whatNext({ slug, exercise, left }: Hint, html: boolean): string {
  const number = slug.slice(0, 2);
  const command = (...words: [string, ...string[]]) => asCode(html, asEntered(html, ...words));
  if (left > 0) return `Still stuck? One more step:  ${command('hint', number, exercise)}`;
  return `That is the last step. Your code beside the reference:  ${command('compare', number)}`;
}

function whyNone(verdict: Verdict, html: boolean): string {
  const { slug, state, finding } = verdict;
  const number = slug.slice(0, 2);
  if (state === 'done') {
    return `${slug} is done. Your code beside the reference:  ${asCode(html, asEntered(html, 'compare', number))}`;
  }
  if (state === 'given') {
    return `${slug} is given: these are the reference answers. To write it yourself:  ${asCode(html, asEntered(html, 'reset', number))}`;
  }
  if (state === 'blocked') return unblock(verdict);
  const first = verdict.exercises[0]?.name ?? '';
  return [
    `${finding?.where ?? `exercises/${slug}.ts`} ${state}: ${finding?.message ?? ''}`,
    `Fix that first, or name a function:  ${asCode(html, asEntered(html, 'hint', number, first))}`,
  ].join('\n');
}

/** A command to enter; in a notebook it is set as code. */
function asCode(html: boolean, text: string): string {
  return html ? `\`${text}\`` : text;
}
