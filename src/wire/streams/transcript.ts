import { NEGOTIATED } from './peer-rules';
import { DroppedMessages, CommandCounts } from './counts';

/** An event on a connection. */
export type Entry =
  /** A message, from this side's point of view. */
  | { at: number; direction: 'sent' | 'received'; command: string; length: number; note?: string }
  /** Anything else: `connected`, `closed`, `fault`. */
  | { at: number; event: string; note?: string };

/** How many of the newest entries are kept: a stranger may send millions of messages. */
const MOST = 1000;

/** Messages that are not requests. */
const NO_QUESTIONS: readonly string[] = ['version', 'verack', 'ping', 'pong', ...NEGOTIATED];

/** The messages and events of a connection, in order, with the time since its start. */
export class Transcript {
  /** The newest entries, oldest first. `at` is in milliseconds since the start. */
  readonly entries: Entry[] = [];
  /** How many older entries were discarded. */
  dropped = 0;
  /** Called with every message as it is recorded. */
  watch: (direction: 'sent' | 'received', message: { command: string; payload: Uint8Array }) => void =
    () => {};
  /** Messages that were dropped: each `fault`. */
  readonly faults = new DroppedMessages();
  private readonly start = performance.now();
  /** The last request sent and when, what has come since then, and how many messages had been dropped before it. */
  private question: { at: number; command: string; came: CommandCounts; faults: number } | undefined;

  /**
   * Record a message.
   *
   * @param direction - from this side's point of view
   * @param message - the message, of which the command and the size are kept
   */
  message(direction: 'sent' | 'received', message: { command: string; payload: Uint8Array }): void {
    const { command, payload } = message;
    this.add({ at: this.now(), direction, command, length: payload.length });
    if (direction === 'received') this.question?.came.add(command);
    else if (!NO_QUESTIONS.includes(command)) {
      this.question = { at: this.now(), command, came: new CommandCounts(), faults: this.faults.count };
    }
    this.watch(direction, message);
  }

  /**
   * Record any other event.
   *
   * @param event - `connected`, `closed`, `fault`
   * @param note - an explanation
   */
  event(event: string, note?: string): void {
    if (event === 'fault') this.faults.add(note ?? '');
    this.add(note === undefined ? { at: this.now(), event } : { at: this.now(), event, note });
  }

  /** Whether anything has come since the last request was sent. */
  get heard(): boolean {
    return String(this.question?.came ?? '') !== '';
  }

  /**
   * The explanation to append to a timeout error: what came instead, and what was dropped. An answer may have
   * been dropped before the wait began, so dropped messages count from the last request on.
   *
   * @param skipped - what came during the wait
   * @param faults - how many messages had been dropped when the wait began
   */
  instead(skipped = new CommandCounts(), faults = this.faults.count): string {
    const { question } = this;
    const before = Math.min(faults, question?.faults ?? faults);
    let came = '';
    if (String(skipped)) came = `; what came: ${String(skipped)}`;
    else if (question && this.heard) {
      const ago = Math.round(this.now() - question.at);
      came = `; since ${question.command} was sent, ${ago} ms ago: ${String(question.came)}`;
    }
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
