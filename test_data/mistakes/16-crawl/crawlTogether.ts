import * as right from '../../../solutions/16-crawl';
import type { Visit, Visitor } from '../../../solutions/16-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Address } from '../../../src/wire/streams/address';

/** Wrong answers for crawlTogether. */
export const mistakes = new MistakeTable('crawlTogether');

type Crawl = typeof right.crawlTogether;

/** A crawl in full: its parameters have the types of the solution's. */
const crawl = (answer: Crawl): Crawl => answer;

/** A crawl after the check of the concurrency. */
const checked =
  (answer: Crawl): Crawl =>
  async (addresses, concurrency, ...rest) => {
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
    await answer(addresses, concurrency, ...rest);
  };

// The signal is passed on to the visitor, but the next node is asked all the same.
mistakes.add(
  'abort-not-checked',
  'but other nodes were still asked',
  crawl(async (addresses, concurrency, ask, onVisit, signal) => {
    await right.crawlTogether(addresses, concurrency, (address) => ask(address, signal), onVisit);
  }),
);

// The crawl races against the signal, and does not wait for the visits in progress.
mistakes.add(
  'abort-not-waited-for',
  'two nodes are still being asked',
  crawl(async (addresses, concurrency, ask, onVisit, signal) => {
    const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    await Promise.race([right.crawlTogether(addresses, concurrency, ask, onVisit, signal), aborted]);
  }),
);

// Promise.all over all addresses: ten thousand sockets.
mistakes.add(
  'all-at-once',
  'All nodes are asked at once',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const one = async (address: Address) => {
      if (!signal?.aborted) onVisit(await ask(address, signal));
    };
    await Promise.all([...addresses].map(one));
  }),
);

// A fixed number at a time, and the next batch when all of them have ended.
mistakes.add(
  'batches',
  'A whole batch has to end before the next one begins',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const list = [...addresses];
    while (list.length > 0 && !signal?.aborted) {
      const group = list.splice(0, concurrency).map((address) => ask(address, signal).then(onVisit));
      await Promise.all(group);
    }
  }),
);

// Zero at a time: no node is asked, and no error says why.
mistakes.add(
  'concurrency-not-checked',
  'whole number of at least 1',
  crawl(async (addresses, concurrency, ask, onVisit, signal) => {
    if (concurrency >= 1) await right.crawlTogether(addresses, Math.ceil(concurrency), ask, onVisit, signal);
  }),
);

// One index for all, which is incremented after the await: until then, the other workers read the same one.
mistakes.add(
  'index-incremented-after-await',
  'A node was asked twice',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const list = [...addresses];
    let next = 0;
    const worker = async () => {
      while (next < list.length && !signal?.aborted) {
        onVisit(await ask(list[next], signal));
        next++;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }),
);

// One index for all: the loop increments it, and so does the worker that takes an address.
mistakes.add(
  'index-incremented-twice',
  'A node was left out',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const list = [...addresses];
    let next = 0;
    const worker = async () => {
      for (; next < list.length && !signal?.aborted; next++) onVisit(await ask(list[next++], signal));
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }),
);

// The loop waits for a free slot, but after the loop nothing waits for the last visits.
mistakes.add(
  'last-ones-not-waited-for',
  'some nodes were still being asked',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
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
  }),
);

// The list is dealt out to the workers like cards, and one of them gets the slow nodes.
mistakes.add(
  'list-dealt-out',
  'The addresses were divided up in advance',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const worker = async (first: number) => {
      const share = [...addresses].filter((_, i) => i % concurrency === first);
      for (const address of share) if (!signal?.aborted) onVisit(await ask(address, signal));
    };
    await Promise.all(Array.from({ length: concurrency }, (_, i) => worker(i)));
  }),
);

// As with p-limit: every address becomes a promise that waits for a slot.
mistakes.add(
  'list-read-at-once',
  'The whole list was read',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
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
  }),
);

// for … of with await, as in the previous exercise.
mistakes.add(
  'one-at-a-time',
  'Only one node is asked at a time',
  checked((addresses, _, ask, onVisit, signal) => right.crawlInTurn(addresses, ask, onVisit, signal)),
);

// <= instead of <: a waiting visit is counted only once it has begun.
mistakes.add(
  'one-too-many',
  'More nodes are asked at the same time',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
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
  }),
);

// Promise.race says that one has ended, but not which: the first one is removed from the list.
mistakes.add(
  'race-removes-the-first',
  'More nodes are asked at the same time',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const running: Promise<void>[] = [];
    for (const address of addresses) {
      if (signal?.aborted) break;
      running.push(ask(address, signal).then(onVisit));
      if (running.length < concurrency) continue;
      await Promise.race(running);
      void running.shift();
    }
    await Promise.all(running);
  }),
);

// An array of results at the end, as Promise.all returns it.
mistakes.add(
  'reports-at-the-end',
  'it holds up the reports of all others',
  crawl(async (addresses, concurrency, ask, onVisit, signal) => {
    const visits: Visit[] = [];
    await right.crawlTogether(addresses, concurrency, ask, (visit) => visits.push(visit), signal);
    visits.forEach(onVisit);
  }),
);

// The results are reported in order: each waits for the previous one.
mistakes.add(
  'reports-in-order-of-asking',
  'it holds up the reports of all others',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
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
  }),
);

// The loop takes an address, and then waits for a free slot.
mistakes.add(
  'address-taken-too-early',
  'An address was taken while all workers were busy',
  checked(async (addresses, concurrency, ask, onVisit, signal) => {
    const running = new Set<Promise<unknown>>();
    for (const address of addresses) {
      if (running.size >= concurrency) await Promise.race(running);
      if (signal?.aborted) break;
      const one = ask(address, signal).then((visit) => {
        running.delete(one);
        onVisit(visit);
      });
      running.add(one);
    }
    await Promise.all(running);
  }),
);

// A report has to wait until the nodes that were asked before have been reported; and so does its worker.
mistakes.add(
  'reports-held-back',
  'The workers wait for one another before they report',
  crawl(async (addresses, concurrency, ask, onVisit, signal) => {
    let turn = Promise.resolve();
    const inTurn: Visitor = async (address, own) => {
      const before = turn;
      const asking = ask(address, own);
      turn = asking.then(() => before);
      const visit = await asking;
      await before;
      return visit;
    };
    await right.crawlTogether(addresses, concurrency, inTurn, onVisit, signal);
  }),
);
