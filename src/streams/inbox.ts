import { LONGEST_TIMER } from '../timer';
import { ReceiveTimeoutError } from './peer-errors';

/** How many items may lie unread, however small they are. */
const MOST_ITEMS = 1000;

interface Waiter<T> {
  resolve: (item: T) => void;
  reject: (error: Error) => void;
}

/** What has come and waits to be fetched, and who waits for what has not come. First come, first served. */
export class Inbox<T> {
  private readonly items: T[] = [];
  private readonly waiters: Waiter<T>[] = [];
  private weight = 0;
  private ended: Error | undefined;

  /**
   * @param weigh - how much an item counts: its bytes
   * @param limit - how much may lie here before it is full
   */
  constructor(
    private readonly weigh: (item: T) => number,
    private readonly limit: number,
  ) {}

  /** Whether so much lies here that no more should be fetched from where it comes. It still takes what is put in. */
  get full(): boolean {
    return this.weight > this.limit || this.items.length > MOST_ITEMS;
  }

  /** Add an item at the end, or hand it to whoever has waited longest. */
  put(item: T): void {
    const waiter = this.waiters.shift();
    if (waiter) return waiter.resolve(item);
    this.items.push(item);
    this.weight += this.weigh(item);
  }

  /**
   * Take the first item, or wait for one.
   *
   * @param timeout - how long to wait, in milliseconds; `Infinity`, or more than 24 days: as long as it takes
   * @throws ReceiveTimeoutError if none came in time
   * @throws the error given to {@link Inbox.end}, when nothing is left
   */
  async take(timeout = Infinity): Promise<T> {
    const item = this.items.shift();
    if (item !== undefined) {
      this.weight -= this.weigh(item);
      return item;
    }
    if (this.ended) throw this.ended;
    return this.wait(timeout);
  }

  /**
   * Nothing more will come. What lies here can still be taken.
   *
   * @param error - what those are told who wait, or will
   */
  end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiters.splice(0)) reject(this.ended);
  }

  private wait(timeout: number): Promise<T> {
    let waiter: Waiter<T>;
    const next = new Promise<T>((resolve, reject) => this.waiters.push((waiter = { resolve, reject })));
    if (timeout > LONGEST_TIMER) return next;
    const timer = setTimeout(() => {
      this.waiters.splice(this.waiters.indexOf(waiter), 1);
      waiter.reject(new ReceiveTimeoutError(`no message came in ${timeout} ms`));
    }, timeout);
    return next.finally(() => clearTimeout(timer));
  }
}
