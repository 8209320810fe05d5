import { SingleBar } from 'cli-progress';
import type { Progress, ProgressOptions } from './types';
import { State } from './state';

/** Where lines are written: `process.stderr`. */
export type Terminal = NodeJS.WritableStream & { isTTY?: boolean };

/**
 * A bar in a terminal. Where the stream is none, nothing but a last line is written.
 *
 * @param stream - where to write
 */
export function terminalProgress(options: ProgressOptions, stream: Terminal): Progress {
  const state = new State(options);
  const bar = stream.isTTY ? startedBar(options, state, stream) : undefined;
  let isOver = false;
  return {
    update(done, facts) {
      if (isOver) return;
      state.update(done, facts);
      bar?.update(done);
    },
    end() {
      if (isOver) return;
      isOver = true;
      if (bar) bar.stop();
      else stream.write(`${state.line}\n`);
    },
  };
}

/** A bar whose timer does not keep the program alive, if somebody forgets to end it. */
class UnheldBar extends SingleBar {
  declare timer: NodeJS.Timeout | null;

  /** Draw, and draw again in a tenth of a second. */
  override render(): void {
    super.render();
    this.timer?.unref();
  }
}

function startedBar(options: ProgressOptions, state: State, stream: Terminal): SingleBar {
  const bar = new UnheldBar({
    stream,
    format: (_, { progress, maxWidth }) => lineOf(options.title, state, progress, maxWidth),
    // the signal that ends a program shall end it, and leave the terminal as it was
    linewrap: true,
    gracefulExit: false,
  });
  bar.start(options.total, 0);
  return bar;
}

const BAR = 24;

/** One line, and not longer than the terminal is wide: a second one could not be written over. */
function lineOf(title: string, state: State, part: number, width: number): string {
  const full = Math.round(part * BAR);
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const line = [`${title} ${bar} ${state.count}`, state.time, state.rest].filter(Boolean).join(', ');
  return line.length < width ? line : `${line.slice(0, Math.max(0, width - 2))}…`;
}
