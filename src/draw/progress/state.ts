import { duration } from '../../base/duration';
import { cellText } from '../table';
import type { Facts, ProgressOptions } from './types';

/** The state of a progress bar, in words. */
export class State {
  /** How much is done. */
  done = 0;
  /** Further facts to show. */
  readonly facts: Facts = {};
  private readonly began = Date.now();

  /** @param options - the total and the title */
  constructor(private readonly options: ProgressOptions) {}

  /** Set the amount done, and add or replace facts. */
  update(done: number, facts: Facts = {}): void {
    this.done = done;
    Object.assign(this.facts, facts);
  }

  /** The part done, from 0 to 1. */
  get part(): number {
    const { total } = this.options;
    return total > 0 ? Math.min(1, Math.max(0, this.done / total)) : 1;
  }

  /** `312 of 1,000`. */
  get count(): string {
    return `${cellText(this.done)} of ${cellText(this.options.total)}`;
  }

  /** The further facts: `reached: 312, failed: 4`. Empty if there are none. */
  get rest(): string {
    const facts = Object.entries(this.facts).map(([name, value]) => `${name}: ${cellText(value)}`);
    return facts.join(', ');
  }

  /** The time taken so far. */
  get time(): string {
    return duration(Date.now() - this.began);
  }

  /** Everything on one line. */
  get line(): string {
    return [`${this.options.title}: ${this.count}`, this.time, this.rest].filter(Boolean).join(', ');
  }
}
