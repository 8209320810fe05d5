/** Something that happened on a connection. */
export type Entry =
  /** A message, as this side sees it. */
  | { at: number; direction: 'sent' | 'received'; command: string; length: number; note?: string }
  /** Anything else: `connected`, `closed`, `fault`. */
  | { at: number; event: string; note?: string };

/** How many entries are kept, the newest: a stranger may send millions of messages. */
const MOST = 1000;

/** What was said on a connection, in order, with the time since its beginning. */
export class Transcript {
  /** The newest entries, the oldest of them first. `at` is in milliseconds since the beginning. */
  readonly entries: Entry[] = [];
  /** How many older entries there were. */
  dropped = 0;
  private readonly start = performance.now();

  /**
   * Write down a message.
   *
   * @param direction - as this side sees it
   * @param message - of which command and size are kept
   */
  message(direction: 'sent' | 'received', message: { command: string; payload: Uint8Array }): void {
    const { command, payload } = message;
    this.add({ at: this.now(), direction, command, length: payload.length });
  }

  /**
   * Write down something else.
   *
   * @param event - `connected`, `closed`, `fault`
   * @param note - what there is to say about it
   */
  event(event: string, note?: string): void {
    this.add(note === undefined ? { at: this.now(), event } : { at: this.now(), event, note });
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
