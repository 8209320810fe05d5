import { duration } from '../../base/duration';
import { cellText } from '../table';
import type { Facts, ProgressOptions } from './types';

/** How far it is, in words. */
export class State {
  /** So much is done. */
  done = 0;
  /** What else there is to say. */
  readonly facts: Facts = {};
  private readonly began = Date.now();

  /** @param options - what is under way */
  constructor(private readonly options: ProgressOptions) {}

  /** Take in what is new. */
  update(done: number, facts: Facts = {}): void {
    this.done = done;
    Object.assign(this.facts, facts);
  }

  /** How much of it is done, from 0 to 1. */
  get part(): number {
    const { total } = this.options;
    return total > 0 ? Math.min(1, Math.max(0, this.done / total)) : 1;
  }

  /** `312 of 1,000`. */
  get count(): string {
    return `${cellText(this.done)} of ${cellText(this.options.total)}`;
  }

  /** What else there is to say: `reached: 312, failed: 4`. Empty if there is nothing. */
  get rest(): string {
    const facts = Object.entries(this.facts).map(([name, value]) => `${name}: ${cellText(value)}`);
    return facts.join(', ');
  }

  /** How long it has taken until now. */
  get time(): string {
    return duration(Date.now() - this.began);
  }

  /** All of it as a line. */
  get line(): string {
    return [`${this.options.title}: ${this.count}`, this.time, this.rest].filter(Boolean).join(', ');
  }
}
