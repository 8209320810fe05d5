import { NEGOTIATED } from './peer-rules';
import { Dropped, Tally } from './tally';

/** Something that happened on a connection. */
export type Entry =
  /** A message, as this side sees it. */
  | { at: number; direction: 'sent' | 'received'; command: string; length: number; note?: string }
  /** Anything else: `connected`, `closed`, `fault`. */
  | { at: number; event: string; note?: string };

/** How many entries are kept, the newest: a stranger may send millions of messages. */
const MOST = 1000;

/** Messages that ask for nothing. */
const NO_QUESTIONS: readonly string[] = ['version', 'verack', 'ping', 'pong', ...NEGOTIATED];

/** What was said on a connection, in order, with the time since its beginning. */
export class Transcript {
  /** The newest entries, the oldest of them first. `at` is in milliseconds since the beginning. */
  readonly entries: Entry[] = [];
  /** How many older entries there were. */
  dropped = 0;
  /** Is told of every message as it is written down. */
  watch: (direction: 'sent' | 'received', message: { command: string; payload: Uint8Array }) => void =
    () => {};
  /** Messages that were dropped: each `fault`. */
  readonly faults = new Dropped();
  private readonly start = performance.now();
  /** The last question that was sent, what has come since then, and how many messages had been dropped before. */
  private question: { command: string; came: Tally; faults: number } | undefined;

  /**
   * Write down a message.
   *
   * @param direction - as this side sees it
   * @param message - of which command and size are kept
   */
  message(direction: 'sent' | 'received', message: { command: string; payload: Uint8Array }): void {
    const { command, payload } = message;
    this.add({ at: this.now(), direction, command, length: payload.length });
    if (direction === 'received') this.question?.came.add(command);
    else if (!NO_QUESTIONS.includes(command)) {
      this.question = { command, came: new Tally(), faults: this.faults.count };
    }
    this.watch(direction, message);
  }

  /**
   * Write down something else.
   *
   * @param event - `connected`, `closed`, `fault`
   * @param note - what there is to say about it
   */
  event(event: string, note?: string): void {
    if (event === 'fault') this.faults.add(note ?? '');
    this.add(note === undefined ? { at: this.now(), event } : { at: this.now(), event, note });
  }

  /**
   * What to say where something was waited for in vain: what came instead, and what was dropped. An answer that was
   * dropped may have come before the wait began, so it counts from the last question on.
   *
   * @param skipped - what came during the wait
   * @param faults - how many messages had been dropped when the wait began
   */
  instead(skipped = new Tally(), faults = this.faults.count): string {
    const { question } = this;
    const before = Math.min(faults, question?.faults ?? faults);
    const came = String(skipped)
      ? `; what came: ${String(skipped)}`
      : question && String(question.came)
        ? `; since ${question.command} was sent: ${String(question.came)}`
        : '';
    return came + this.faults.since(before);
  }

  private now(): number {
    return performance.now() - this.start;
  }

  private add(entry: Entry): void {
    this.entries.push(entry);
    // not one by one: shift() on a long array is slow
    if (this.entries.length >= 2 * MOST) this.dropped += this.entries.splice(0, MOST).length;
  }
}
