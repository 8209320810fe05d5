/** So many different commands are listed by name. */
const MOST_NAMES = 5;

/** Counts commands, of which a stranger may send any number of different ones. */
export class Tally {
  private readonly counts = new Map<string, number>();

  /** Count one. */
  add(command: string): void {
    const known = this.counts.has(command) || this.counts.size < MOST_NAMES;
    const name = known ? command : 'others';
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** What was counted, in words: `3 inv, 1 addr`. */
  toString(): string {
    return [...this.counts].map(([command, count]) => `${count} ${command}`).join(', ');
  }
}

/** Messages that were dropped: how many, and what was wrong with the last one. */
export class Dropped {
  /** How many. */
  count = 0;
  private why = '';

  /** Count one. @param why - what is wrong with it */
  add(why: string): void {
    this.count++;
    this.why = why;
  }

  /** What to say where something was waited for in vain. @param before - the count when the wait began */
  since(before: number): string {
    const dropped = this.count - before;
    if (dropped === 0) return '';
    return `; ${dropped === 1 ? 'a message was' : `${dropped} messages were`} dropped: ${this.why}`;
  }
}
