import * as right from '../../../solutions/11-crawl';
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Address } from '../../../src/wire/streams/address';

/** Wrong answers for crawlInTurn. */
export const mistakes = new MistakeTable('crawlInTurn');

// The signal is passed on, but not checked.
mistakes.add(
  'turn-abort-ignored',
  'but other nodes were still asked',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    for (const address of addresses) onVisit(await ask(address, signal));
  },
);

// The signal is also checked after the await, and the visit that has just ended is lost.
mistakes.add(
  'turn-aborted-visit-dropped',
  'Keep what has come',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    for (const address of addresses) {
      if (signal?.aborted) return;
      const visit = await ask(address, signal);
      if (signal?.aborted) return;
      onVisit(visit);
    }
  },
);

// An error of onVisit is kept until all have been asked.
mistakes.add(
  'turn-failure-at-the-end',
  'onVisit threw, but other nodes were still asked',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const failures: unknown[] = [];
    const tell = (visit: Visit) => {
      try {
        onVisit(visit);
      } catch (error) {
        failures.push(error);
      }
    };
    await right.crawlInTurn(addresses, ask, tell, signal);
    if (failures.length > 0) throw failures[0];
  },
);

// forEach with an async function: it starts all of them, and waits for none.
mistakes.add(
  'turn-for-each',
  'forEach does not wait',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- that is the mistake
    [...addresses].forEach(async (address) => {
      if (!signal?.aborted) onVisit(await ask(address, signal));
    });
  },
);

// map and Promise.all: they are not asked one after another.
mistakes.add(
  'turn-promise-all',
  'Several nodes are asked at the same time',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const asking = [...addresses].map((address) => (signal?.aborted ? undefined : ask(address, signal)));
    for (const visit of await Promise.all(asking)) if (visit) onVisit(visit);
  },
);

// The visits are collected, and reported when all have ended.
mistakes.add(
  'turn-reports-at-the-end',
  'Nothing is reported before the end',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const visits: Visit[] = [];
    for (const address of addresses) {
      if (!signal?.aborted) visits.push(await ask(address, signal));
    }
    visits.forEach(onVisit);
  },
);

// The signal is checked after a node has answered. So the first one is always asked.
mistakes.add(
  'turn-signal-checked-too-late',
  'Check the signal before you ask a node',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    for (const address of addresses) {
      onVisit(await ask(address, signal));
      if (signal?.aborted) return;
    }
  },
);

// It checks the signal itself, but does not pass it to the visitor.
mistakes.add(
  'turn-signal-not-passed-on',
  'Pass the signal on to the visitor',
  async (
    addresses: Iterable<Address>,
    ask: Visitor,
    onVisit: (visit: Visit) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    for (const address of addresses) {
      if (signal?.aborted) return;
      onVisit(await ask(address));
    }
  },
);
