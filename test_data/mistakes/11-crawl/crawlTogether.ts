import * as right from '../../../solutions/11-crawl';
import { crawlInTurn, type Visit, type Visitor } from '../../../solutions/11-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { childController } from '../../../src/wire/abort';
import type { Address } from '../../../src/wire/streams/address';
import { crawlTogether as withQueue } from '../../right/11-crawl/counter-and-queue';

/** Wrong answers for crawlTogether. */
export const mistakes = new MistakeTable('crawlTogether');

// throwIfAborted() is short, but turns a crawl that was only stopped into an error.
mistakes.add(
  'abort-as-an-error',
  'A crawl that was stopped must resolve like any other',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    await withQueue(addresses, concurrency, ask, onVisit, signal);
    signal?.throwIfAborted();
  },
);

// It listens for the abort event, which has already fired.
mistakes.add(
  'abort-event-only',
  'The abort event fired before you listened for it',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const later = new AbortController();
    signal?.addEventListener('abort', () => later.abort());
    const handOn: Visitor = (address) => ask(address, signal);
    await withQueue(addresses, concurrency, handOn, onVisit, later.signal);
  },
);

// The signal is passed on to the visitor, but the next node is asked all the same.
mistakes.add(
  'abort-not-checked',
  'but other nodes were still asked',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const handOn: Visitor = (address) => ask(address, signal);
    await withQueue(addresses, concurrency, handOn, onVisit);
  },
);

// The crawl races against the signal, and leaves the visits in progress behind.
mistakes.add(
  'abort-not-waited-for',
  'two nodes are still being asked',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    await Promise.race([withQueue(addresses, concurrency, ask, onVisit, signal), aborted]);
  },
);

// Promise.all over all addresses: ten thousand sockets.
mistakes.add(
  'all-at-once',
  'All nodes are asked at once',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const one = async (address: Address) => {
      if (!signal?.aborted) onVisit(await ask(address, signal));
    };
    await Promise.all([...addresses].map(one));
  },
);

// A fixed number at a time, and the next batch when all of them have ended.
mistakes.add(
  'batches',
  'A whole batch must end before the next one begins',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const list = [...addresses];
    while (list.length > 0 && !signal?.aborted) {
      const group = list.splice(0, concurrency).map((address) => ask(address, signal).then(onVisit));
      await Promise.all(group);
    }
  },
);

// "Many at a time" means at least two.
mistakes.add(
  'concurrency-1-rejected',
  'A concurrency of 1 means one after another',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (concurrency <= 1) throw new RangeError(`${concurrency} is not many`);
    await right.crawlTogether(addresses, concurrency, ask, onVisit, signal);
  },
);

// Zero at a time: no node is asked, and no error says why.
mistakes.add(
  'concurrency-not-checked',
  'whole number of at least 1',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (concurrency >= 1) await right.crawlTogether(addresses, Math.ceil(concurrency), ask, onVisit, signal);
  },
);

// The error is thrown at once, while connections are still open.
mistakes.add(
  'failure-not-waited-for',
  'the crawl ended while two nodes are still being asked',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const stop = childController(signal);
    const failed = new Promise<never>((_, reject) => {
      const tell = (visit: Visit) => {
        try {
          onVisit(visit);
        } catch (error) {
          stop.abort();
          reject(error as Error);
        }
      };
      right
        .crawlTogether(addresses, concurrency, ask, tell, stop.signal)
        .then(() => reject(new Error('over')), reject);
    });
    await failed.catch((error: Error) => {
      if (error.message !== 'over') throw error;
    });
  },
);

// All visits are stopped, but each is still reported to the callback that failed.
mistakes.add(
  'failure-reported-again',
  'was called again',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const stop = childController(signal);
    const failures: unknown[] = [];
    const tell = (visit: Visit) => {
      try {
        onVisit(visit);
      } catch (error) {
        failures.push(error);
        stop.abort();
      }
    };
    await right.crawlTogether(addresses, concurrency, ask, tell, stop.signal);
    if (failures.length > 0) throw failures[0];
  },
);

// Promise.all rejects with the first error, while the other workers go on.
mistakes.add(
  'failure-stops-only-one',
  'the visits in progress go on',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(String(concurrency));
    const shared = addresses[Symbol.iterator]();
    const rest = { [Symbol.iterator]: () => ({ next: () => shared.next() }) };
    await Promise.all(Array.from({ length: concurrency }, () => crawlInTurn(rest, ask, onVisit, signal)));
  },
);

// An error of the callback is ignored, as if it did not concern the crawl.
mistakes.add(
  'failure-swallowed',
  'as if nothing had happened',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const stop = childController(signal);
    const tell = (visit: Visit) => {
      try {
        onVisit(visit);
      } catch {
        stop.abort();
      }
    };
    await right.crawlTogether(addresses, concurrency, ask, tell, stop.signal);
  },
);

// One index for all, which is incremented after the await: until then, the other workers read the same one.
mistakes.add(
  'index-incremented-after-await',
  'A node was asked twice',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const list = [...addresses];
    let next = 0;
    const worker = async () => {
      while (next < list.length && !signal?.aborted) {
        onVisit(await ask(list[next], signal));
        next++;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  },
);

// One index for all: the loop increments it, and so does the worker that takes an address.
mistakes.add(
  'index-incremented-twice',
  'A node was left out',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const list = [...addresses];
    let next = 0;
    const worker = async () => {
      for (; next < list.length && !signal?.aborted; next++) onVisit(await ask(list[next++], signal));
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  },
);

// The loop waits for a free slot, but after the loop nothing waits for the last visits.
mistakes.add(
  'last-ones-not-waited-for',
  'some nodes were still being asked',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const running = new Set<Promise<unknown>>();
    for (const address of addresses) {
      if (signal?.aborted) break;
      if (running.size === concurrency) await Promise.race(running);
      const one = ask(address, signal).then((visit) => {
        running.delete(one);
        onVisit(visit);
      });
      running.add(one);
    }
  },
);

// The list is dealt out to the workers like cards, and one of them gets the slow nodes.
mistakes.add(
  'list-dealt-out',
  'The addresses were divided up in advance',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const worker = async (first: number) => {
      const share = [...addresses].filter((_, i) => i % concurrency === first);
      for (const address of share) if (!signal?.aborted) onVisit(await ask(address, signal));
    };
    await Promise.all(Array.from({ length: concurrency }, (_, i) => worker(i)));
  },
);

// As with p-limit: every address becomes a promise that waits for a slot.
mistakes.add(
  'list-read-at-once',
  'The whole list was read',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    let busy = 0;
    const queue: (() => void)[] = [];
    const limited = async (address: Address) => {
      if (busy >= concurrency) await new Promise<void>((free) => queue.push(free));
      busy++;
      if (!signal?.aborted) onVisit(await ask(address, signal));
      busy--;
      queue.shift()?.();
    };
    await Promise.all([...addresses].map(limited));
  },
);

// for … of with await, as in the previous exercise.
mistakes.add(
  'one-at-a-time',
  'Only one node is asked at a time',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    for (const address of addresses) {
      if (signal?.aborted) return;
      onVisit(await ask(address, signal));
    }
  },
);

// <= instead of <: a waiting visit is counted only once it has begun.
mistakes.add(
  'one-too-many',
  'More nodes are asked at the same time',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const running = new Set<Promise<unknown>>();
    for (const address of addresses) {
      if (signal?.aborted) break;
      const one = ask(address, signal).then((visit) => {
        running.delete(one);
        onVisit(visit);
      });
      running.add(one);
      if (!(running.size <= concurrency)) await Promise.race(running);
    }
    await Promise.all(running);
  },
);

// Promise.race says that one has ended, but not which: the first one is removed from the list.
mistakes.add(
  'race-removes-the-first',
  'More nodes are asked at the same time',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const running: Promise<void>[] = [];
    for (const address of addresses) {
      if (signal?.aborted) break;
      running.push(ask(address, signal).then(onVisit));
      if (running.length < concurrency) continue;
      await Promise.race(running);
      void running.shift();
    }
    await Promise.all(running);
  },
);

// An array of results at the end, as Promise.all returns it.
mistakes.add(
  'reports-at-the-end',
  'it holds up the reports of all others',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const list = addresses[Symbol.iterator]();
    const visits: Visit[] = [];
    const worker = async () => {
      while (!signal?.aborted) {
        const next = list.next();
        if (next.done) return;
        visits.push(await ask(next.value, signal));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    visits.forEach(onVisit);
  },
);

// The results are reported in order: each waits for the previous one.
mistakes.add(
  'reports-in-order-of-asking',
  'it holds up the reports of all others',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const list = addresses[Symbol.iterator]();
    let news = Promise.resolve();
    const worker = async () => {
      for (let next = list.next(); !next.done && !signal?.aborted; next = list.next()) {
        const visit = ask(next.value, signal);
        news = news.then(async () => onVisit(await visit));
        await visit;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    await news;
  },
);

// Each worker has a loop over the list, and an array gives each of them a fresh iterator.
mistakes.add(
  'whole-list-for-each-worker',
  'A node was asked twice',
  async (
    addresses: Iterable<Address>,
    concurrency: number,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    const worker = async () => {
      for (const address of addresses) if (!signal?.aborted) onVisit(await ask(address, signal));
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  },
);
