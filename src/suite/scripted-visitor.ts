import type { Address } from '../wire/streams/address';
import { eventually, soon } from './deadline';
import { turns } from './event-loop-turns';

/** What came of asking somebody who says nothing: a Visit of lesson 11, as this folder knows no lesson. */
export interface EmptyVisit {
  address: string;
  at: number;
  took: number;
  error: string;
}

/** A visit of somebody who was asked without any socket. */
export function visited({ host, port }: Address): EmptyVisit {
  return { address: `${host}:${port}`, at: 0, took: 0, error: 'none' };
}

/** Somebody to ask who answers when told to. It counts how many are being asked at the same time. */
export class Desk {
  /** Whom it was asked about, in order. */
  readonly asked: string[] = [];
  /** The signals that it was given. */
  readonly signals: (AbortSignal | undefined)[] = [];
  /** The most that were asked at the same time. */
  most = 0;
  private readonly open: (() => void)[] = [];
  private busy = 0;

  /** Asks one: a Visitor. */
  readonly ask = (address: Address, signal?: AbortSignal): Promise<EmptyVisit> => {
    this.asked.push(address.host);
    this.signals.push(signal);
    this.most = Math.max(this.most, ++this.busy);
    return new Promise((resolve) => {
      this.open.push(() => {
        this.busy--;
        resolve(visited(address));
      });
    });
  };

  /**
   * Let one of those who are being asked answer.
   *
   * @param at - which of those that are left
   * @returns whether there was such a one
   */
  async answer(at = 0): Promise<boolean> {
    const found = await eventually(() => this.open.length > at);
    this.open.splice(at, 1)[0]?.();
    await turns();
    return found;
  }

  /** Let everybody answer who is asked, until the crawl has ended. */
  async rest(crawl: Crawl): Promise<void> {
    await eventually(() => {
      for (const answer of this.open.splice(0)) answer();
      return crawl.ended;
    });
  }
}

/** A crawl that goes on while the test does other things. */
export class Crawl {
  /** Whether it has, one way or the other. */
  ended = false;
  private readonly running: Promise<unknown>;

  /** @param start - begins it */
  constructor(start: () => Promise<unknown>) {
    this.running = Promise.resolve().then(start);
    const end = () => void (this.ended = true);
    // an error is told to whoever asks for the outcome
    this.running.then(end, end);
  }

  /**
   * Wait for the end.
   *
   * @param say - what to tell the learner if it does not come
   * @returns gives `ended`, or throws what the crawl threw
   */
  outcome(say: string): ReturnType<typeof soon<string>> {
    return soon(() => this.running.then(() => 'ended'), say);
  }
}
