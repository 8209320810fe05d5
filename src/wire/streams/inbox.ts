import { LONGEST_TIMER } from './longest-timer';
import { INBOX_MESSAGES, TURN_PATIENCE } from './limits';
import { ReceiveTimeoutError } from './peer-errors';

interface Waiter<T> {
  resolve: (item: T) => void;
  reject: (error: Error) => void;
}

/** Handles items that need not be taken but are acted on in order. */
export interface InTurn<T> {
  /**
   * Called when all earlier items are dealt with.
   *
   * @returns true if this item has been handled as well; otherwise it can be taken
   */
  act(item: T): boolean;
  /**
   * Whether an item is acted on out of order if the earlier ones are not dealt with for
   * {@link TURN_PATIENCE}.
   */
  urgent(item: T): boolean;
  /** Called when the inbox was full and no longer is. */
  room(): void;
}

/**
 * A queue of items waiting to be taken, and of calls of `take` waiting for items. First come, first served.
 *
 * Items are dealt with in order. An item that was taken counts as dealt with at the next call of `take` or at
 * {@link Inbox.done}; until then nothing after it is acted on.
 */
export class Inbox<T> {
  private readonly items: T[] = [];
  private readonly waiters: Waiter<T>[] = [];
  private weight = 0;
  /** The number of urgent items. */
  private urgent = 0;
  /** An item was taken and may not be dealt with yet. */
  private busy = false;
  /** The first item was not dealt with by `act`: it is there to be taken. */
  private offered = false;
  private wasFull = false;
  private ended: Error | undefined;
  private over: (() => void) | undefined;
  private patience: NodeJS.Timeout | undefined;

  /**
   * @param weigh - the weight of an item: its size in bytes
   * @param limit - the total weight above which the inbox is full
   * @param inTurn - handles items that need not be taken; by default there are none
   */
  constructor(
    private readonly weigh: (item: T) => number,
    private readonly limit: number,
    private readonly inTurn: InTurn<T> = { act: () => false, urgent: () => false, room: () => {} },
  ) {}

  /** Whether the inbox is full, so that the source should be paused. Items can still be put in. */
  get full(): boolean {
    return this.weight > this.limit || this.items.length > INBOX_MESSAGES;
  }

  /** Whether everything that was taken has been dealt with. */
  get idle(): boolean {
    return !this.busy || this.waiters.length > 0;
  }

  /**
   * Add an item at the end. If its turn has come, it is acted on or passed to the call that has waited
   * longest.
   */
  put(item: T): void {
    this.items.push(item);
    this.weight += this.weigh(item);
    if (this.inTurn.urgent(item)) this.urgent++;
    this.proceed();
  }

  /**
   * Take the first item, or wait for one.
   *
   * @param timeout - how long to wait, in milliseconds; `Infinity`, or more than 24 days, means no limit
   * @throws ReceiveTimeoutError if no item came in time
   * @throws the error passed to {@link Inbox.end}, when no items are left
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
   * Take items until one matches. The others are skipped.
   *
   * @param fits - whether an item matches
   * @param timeout - how long to wait for it, in milliseconds
   * @param onSkipped - called with each skipped item
   * @throws as {@link Inbox.take} does; also if only other items came before the timeout
   */
  async find(fits: (item: T) => boolean, timeout: number, onSkipped: (item: T) => void): Promise<T> {
    const end = performance.now() + timeout;
    for (;;) {
      const item = await this.take(Math.max(0, end - performance.now()));
      if (fits(item)) return item;
      onSkipped(item);
      if (performance.now() >= end) throw new ReceiveTimeoutError('only other messages came');
    }
  }

  /** Mark the item that was taken as dealt with, without taking the next one. */
  done(): void {
    this.busy = false;
    this.offered = false;
    this.proceed();
  }

  /**
   * End the inbox: nothing more will come. What is in it can still be taken.
   *
   * @param error - what `take` throws, for waiting calls and for later ones
   * @param inTurn - called as soon as everything that was taken has been dealt with
   */
  end(error: Error, inTurn?: () => void): void {
    this.ended ??= error;
    this.over ??= inTurn;
    this.proceed();
  }

  /** Deal with items for as long as possible. */
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

  /** Run a timer for as long as something is waiting that should not wait forever. */
  private watch(): void {
    if (this.urgent === 0 && !this.over) {
      clearTimeout(this.patience);
      this.patience = undefined;
    } else {
      this.patience ??= setTimeout(() => this.hurry(), TURN_PATIENCE).unref();
    }
  }

  /** Act on urgent items first, because the earlier ones were not dealt with for too long. */
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
