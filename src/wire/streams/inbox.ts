import { LONGEST_TIMER } from './longest-timer';
import { INBOX_MESSAGES, TURN_PATIENCE } from './limits';
import { ReceiveTimeoutError } from './peer-errors';

interface Waiter<T> {
  resolve: (item: T) => void;
  reject: (error: Error) => void;
}

/** What is not for those who take items, but is dealt with in its turn. */
export interface InTurn<T> {
  /** Called when all earlier items have been dealt with. @returns whether the item is dealt with; if not, it can be taken */
  act(item: T): boolean;
  /** Whether an item is acted on out of turn if the earlier ones are not dealt with for {@link TURN_PATIENCE}. */
  urgent(item: T): boolean;
  /** The inbox was full, and is not any more. */
  room(): void;
}

/**
 * What has come and waits to be taken, and calls of `take` that wait for what has not come. First come, first served.
 *
 * Items are dealt with in their order. One that was taken counts as dealt with when the next one is asked for, or when
 * {@link Inbox.done} says so; until then nothing after it is acted on.
 */
export class Inbox<T> {
  private readonly items: T[] = [];
  private readonly waiters: Waiter<T>[] = [];
  private weight = 0;
  /** How many of the items are urgent. */
  private urgent = 0;
  /** An item was taken, and may still be being dealt with. */
  private busy = false;
  /** The first item is for those who take items: nothing acts on it. */
  private offered = false;
  private wasFull = false;
  private ended: Error | undefined;
  private over: (() => void) | undefined;
  private patience: NodeJS.Timeout | undefined;

  /**
   * @param weigh - how much an item counts: its bytes
   * @param limit - how much may lie here before it is full
   * @param inTurn - what to do with items that nobody has to take; without it, there are none
   */
  constructor(
    private readonly weigh: (item: T) => number,
    private readonly limit: number,
    private readonly inTurn: InTurn<T> = { act: () => false, urgent: () => false, room: () => {} },
  ) {}

  /** Whether so much lies here that no more should be fetched from where it comes. It still takes what is put in. */
  get full(): boolean {
    return this.weight > this.limit || this.items.length > INBOX_MESSAGES;
  }

  /** Whether everything that was taken has been dealt with. */
  get idle(): boolean {
    return !this.busy || this.waiters.length > 0;
  }

  /** Add an item at the end. If its turn has come, it is acted on, or given to the call that has waited longest. */
  put(item: T): void {
    this.items.push(item);
    this.weight += this.weigh(item);
    if (this.inTurn.urgent(item)) this.urgent++;
    this.proceed();
  }

  /**
   * Take the first item, or wait for one.
   *
   * @param timeout - how long to wait, in milliseconds; `Infinity`, or more than 24 days: as long as it takes
   * @throws ReceiveTimeoutError if none came in time
   * @throws the error given to {@link Inbox.end}, when nothing is left
   */
  async take(timeout = Infinity): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = () => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(new ReceiveTimeoutError(`no message came in ${Math.round(timeout)} ms`));
      };
      const timer = timeout > LONGEST_TIMER ? undefined : setTimeout(late, timeout);
      const waiter: Waiter<T> = {
        resolve: (item) => (clearTimeout(timer), resolve(item)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      };
      this.waiters.push(waiter);
      this.busy = false;
      this.proceed();
    });
  }

  /**
   * Take items until one fits. The others are skipped.
   *
   * @param fits - whether it is the one
   * @param timeout - how long to wait for it, in milliseconds
   * @param onSkipped - called with each of the others
   * @throws as {@link Inbox.take}; also if others keep coming until the time is over
   */
  async find(fits: (item: T) => boolean, timeout: number, onSkipped: (item: T) => void): Promise<T> {
    const end = performance.now() + timeout;
    for (;;) {
      const item = await this.take(Math.max(0, end - performance.now()));
      if (fits(item)) return item;
      onSkipped(item);
      if (performance.now() >= end) throw new ReceiveTimeoutError('only others came');
    }
  }

  /** What was taken has been dealt with, and nobody asks for the next item yet. */
  done(): void {
    this.busy = false;
    this.offered = false;
    this.proceed();
  }

  /**
   * Nothing more will come. What lies here can still be taken.
   *
   * @param error - what `take` throws, for calls that wait and for later ones
   * @param inTurn - called as soon as nothing that was taken is still being dealt with
   */
  end(error: Error, inTurn?: () => void): void {
    this.ended ??= error;
    this.over ??= inTurn;
    this.proceed();
  }

  /** Deal with items as long as it is their turn. */
  private proceed(): void {
    while (this.items.length > 0 && this.idle) {
      const [item] = this.items;
      if (!this.offered && this.inTurn.act(item)) {
        this.remove(0);
        continue;
      }
      this.offered = true;
      const waiter = this.waiters.shift();
      if (!waiter) break;
      this.remove(0);
      this.busy = true;
      waiter.resolve(item);
    }
    if (this.items.length === 0 && this.ended) {
      for (const { reject } of this.waiters.splice(0)) reject(this.ended);
    }
    if (this.over && this.idle) {
      const { over } = this;
      this.over = undefined;
      over();
    }
    this.watch();
    const made = this.wasFull && !this.full;
    this.wasFull = this.full;
    if (made) this.inTurn.room();
  }

  private remove(index: number): void {
    if (index === 0) this.offered = false;
    const [item] = this.items.splice(index, 1);
    this.weight -= this.weigh(item);
    if (this.inTurn.urgent(item)) this.urgent--;
  }

  /** As long as something waits here that should not wait forever, a timer runs. */
  private watch(): void {
    if (this.urgent === 0 && !this.over) {
      clearTimeout(this.patience);
      this.patience = undefined;
    } else {
      this.patience ??= setTimeout(() => this.hurry(), TURN_PATIENCE).unref();
    }
  }

  /** Nobody dealt with the earlier items for too long: what is urgent is acted on first. */
  private hurry(): void {
    this.patience = undefined;
    for (let i = 0; i < this.items.length;) {
      const item = this.items[i];
      if (this.inTurn.urgent(item) && this.inTurn.act(item)) this.remove(i);
      else i++;
    }
    this.busy = false;
    this.proceed();
  }
}
