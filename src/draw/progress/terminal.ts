import { SingleBar } from 'cli-progress';
import type { Progress, ProgressOptions } from './types';
import { State } from './state';

/** The stream that lines are written to: `process.stderr`. */
export type Terminal = NodeJS.WritableStream & { isTTY?: boolean };

/**
 * A progress bar in a terminal. If the stream is not a terminal, only one line is written, at the end.
 *
 * @param stream - the stream to write to
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

/** A bar whose timer does not keep the program running if the bar is never ended. */
class UnheldBar extends SingleBar {
  declare timer: NodeJS.Timeout | null;

  /** Draw now, and again in a tenth of a second. */
  override render(): void {
    super.render();
    this.timer?.unref();
  }
}

function startedBar(options: ProgressOptions, state: State, stream: Terminal): SingleBar {
  const bar = new UnheldBar({
    stream,
    format: (_, { progress, maxWidth }) => lineOf(options.title, state, progress, maxWidth),
    // a signal must still end the program and leave the terminal as it was
    linewrap: true,
    gracefulExit: false,
  });
  bar.start(options.total, 0);
  return bar;
}

const BAR = 24;

/** One line, no longer than the terminal is wide: a second line could not be overwritten. */
function lineOf(title: string, state: State, part: number, width: number): string {
  const full = Math.round(part * BAR);
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const line = [`${title} ${bar} ${state.count}`, state.time, state.rest].filter(Boolean).join(', ');
  return line.length < width ? line : `${line.slice(0, Math.max(0, width - 2))}…`;
}
