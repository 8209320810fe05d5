import type { Address } from '../wire/streams/address';
import { eventually, withDeadline } from './deadline';
import { turns } from './event-loop-turns';

/**
 * The result of a visit without an answer: a Visit of lesson 16, declared here because this folder imports no
 * lesson.
 */
export interface EmptyVisit {
  address: string;
  at: number;
  took: number;
  error: string;
}

/** The result of a visit without any socket. */
export function emptyVisit({ host, port }: Address): EmptyVisit {
  return { address: `${host}:${port}`, at: 0, took: 0, error: 'none' };
}

/** A visitor whose visits end when the test says so. It counts how many run at the same time. */
export class ScriptedVisitor {
  /** The visited hosts, in order. */
  readonly asked: string[] = [];
  /** The abort signals it received. */
  readonly signals: (AbortSignal | undefined)[] = [];
  /** The maximum number of visits at the same time. */
  most = 0;
  private readonly open: (() => void)[] = [];
  private busy = 0;

  /** Visits a node: a Visitor. */
  readonly ask = (address: Address, signal?: AbortSignal): Promise<EmptyVisit> => {
    this.asked.push(address.host);
    this.signals.push(signal);
    this.most = Math.max(this.most, ++this.busy);
    return new Promise((resolve) => {
      this.open.push(() => {
        this.busy--;
        resolve(emptyVisit(address));
      });
    });
  };

  /**
   * Let one of the running visits end.
   *
   * @param at - its index among the running visits
   * @returns whether there was such a visit
   */
  async answer(at = 0): Promise<boolean> {
    const found = await eventually(() => this.open.length > at);
    this.open.splice(at, 1)[0]?.();
    await turns();
    return found;
  }

  /** Let all visits end, until the crawl has ended. */
  async rest(crawl: Crawl): Promise<void> {
    await eventually(() => {
      for (const answer of this.open.splice(0)) answer();
      return crawl.ended;
    });
  }
}

/** A crawl that runs while the test does other things. */
export class Crawl {
  /** Whether it has ended, with or without an error. */
  ended = false;
  private readonly running: Promise<unknown>;

  /** @param start - starts the crawl */
  constructor(start: () => Promise<unknown>) {
    this.running = Promise.resolve().then(start);
    const end = () => void (this.ended = true);
    // an error is thrown by outcome()
    this.running.then(end, end);
  }

  /**
   * Wait for the end of the crawl.
   *
   * @param say - the message for the learner if it does not end
   * @returns a function that returns `ended`, or throws what the crawl threw
   */
  outcome(say: string): ReturnType<typeof withDeadline<string>> {
    return withDeadline(() => this.running.then(() => 'ended'), say);
  }
}
