import { escape } from '../figure';
import { PALETTE } from '../palette';
import { colour } from '../theme';
import type { Progress, ProgressOptions } from './types';
import { State } from './state';

/** A place where HTML is shown until other HTML replaces it: tslab's `newDisplay()`. */
export interface Place {
  /** Show this HTML instead of what was there. */
  html(html: string): void;
}

/** Milliseconds between two redraws: more than ten a second would only keep the browser busy. */
const PAUSE = 100;

/**
 * A progress bar in HTML, redrawn when something has changed. There is no timer: an update that comes too
 * soon is shown by a later one, or at the end.
 */
export function htmlProgress(options: ProgressOptions, place: Place): Progress {
  const state = new State(options);
  let drawn = -Infinity;
  let isOver = false;
  const draw = () => {
    drawn = Date.now();
    place.html(barHtml(options.title, state, isOver));
  };
  draw();
  return {
    update(done, facts) {
      if (isOver) return;
      state.update(done, facts);
      if (Date.now() - drawn >= PAUSE) draw();
    },
    end() {
      if (isOver) return;
      isOver = true;
      draw();
    },
  };
}

function barHtml(title: string, state: State, isOver: boolean): string {
  const percent = Math.floor(state.part * 100);
  const { line } = PALETTE[isOver ? 2 : 1];
  const words = [state.count, state.time, state.rest].filter(Boolean).join(', ');
  return [
    `<div style="max-width:52em;margin:0.3em 0 0.3em 5px">`,
    `<div><b>${escape(title)}</b> ${escape(words)}</div>`,
    `<div role="progressbar" aria-label="${escape(title)}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${percent}" `,
    `style="height:12px;border:1px solid ${line};border-radius:4px;overflow:hidden;background:${colour('band')}">`,
    `<div style="height:100%;width:${percent}%;background:${line}"></div></div></div>`,
  ].join('');
}
