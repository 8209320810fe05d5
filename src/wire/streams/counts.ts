/** How many different commands are listed by name. */
const MOST_NAMES = 5;

/** Counts commands, in bounded memory: a stranger may send any number of different ones. */
export class CommandCounts {
  private readonly counts = new Map<string, number>();

  /** Count one message. */
  add(command: string): void {
    const known = this.counts.has(command) || this.counts.size < MOST_NAMES;
    const name = known ? command : 'others';
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** The counts in words: `3 inv, 1 addr`. */
  toString(): string {
    return [...this.counts].map(([command, count]) => `${count} ${command}`).join(', ');
  }
}

/** Counts dropped messages and keeps what was wrong with the last one. */
export class DroppedMessages {
  /** The number of dropped messages. */
  count = 0;
  private why = '';

  /** Count one message. @param why - what is wrong with it */
  add(why: string): void {
    this.count++;
    this.why = why;
  }

  /** The explanation to append to a timeout error. @param before - the count when the wait began */
  since(before: number): string {
    const dropped = this.count - before;
    if (dropped === 0) return '';
    return `; ${dropped === 1 ? 'a message was' : `${dropped} messages were`} dropped: ${this.why}`;
  }
}
