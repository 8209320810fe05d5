import * as right from '../../../solutions/16-crawl';
import type { Visit } from '../../../solutions/16-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for crawlInTurn. */
export const mistakes = new MistakeTable('crawlInTurn');

/** A crawl in full: its parameters have the types of the solution's. */
const crawl = (answer: typeof right.crawlInTurn): typeof right.crawlInTurn => answer;

// The signal is passed on, but not checked.
mistakes.patch('turn-abort-ignored', 'but other nodes were still asked', [
  'if (signal?.aborted) return;',
  '',
]);

// The signal is also checked after the await, and the visit that has just ended is lost.
mistakes.patch('turn-aborted-visit-dropped', 'Keep the answers that have arrived', [
  'onVisit(await ask(address, signal));',
  'const visit = await ask(address, signal);\nif (!signal?.aborted) onVisit(visit);',
]);

// An error of onVisit is kept until all have been asked.
mistakes.add(
  'turn-failure-at-the-end',
  'onVisit threw, but other nodes were still asked',
  crawl(async (addresses, ask, onVisit, signal) => {
    const failures: unknown[] = [];
    const report = (visit: Visit) => {
      try {
        onVisit(visit);
      } catch (error) {
        failures.push(error);
      }
    };
    await right.crawlInTurn(addresses, ask, report, signal);
    if (failures.length > 0) throw failures[0];
  }),
);

// forEach with an async function: it starts all of them, and waits for none.
mistakes.add(
  'turn-for-each',
  'forEach does not wait',
  crawl(async (addresses, ask, onVisit, signal) => {
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- that is the mistake
    [...addresses].forEach(async (address) => {
      if (!signal?.aborted) onVisit(await ask(address, signal));
    });
  }),
);

// map and Promise.all: they are not asked one after another.
mistakes.add(
  'turn-promise-all',
  'Several nodes are asked at the same time',
  crawl(async (addresses, ask, onVisit, signal) => {
    const asking = [...addresses].map((address) => (signal?.aborted ? undefined : ask(address, signal)));
    for (const visit of await Promise.all(asking)) if (visit) onVisit(visit);
  }),
);

// The visits are collected, and reported when all have ended.
mistakes.add(
  'turn-reports-at-the-end',
  'Nothing is reported before the end',
  crawl(async (addresses, ask, onVisit, signal) => {
    const visits: Visit[] = [];
    await right.crawlInTurn(addresses, ask, (visit) => visits.push(visit), signal);
    visits.forEach(onVisit);
  }),
);

// The signal is checked after a node has answered. So the first one is always asked.
mistakes.patch(
  'turn-signal-checked-too-late',
  'Check the signal before you ask a node',
  ['if (signal?.aborted) return;', ''],
  [
    'onVisit(await ask(address, signal));',
    'onVisit(await ask(address, signal));\nif (signal?.aborted) return;',
  ],
);

// It checks the signal itself, but does not pass it to the visitor.
mistakes.patch('turn-signal-not-passed-on', 'Pass the signal on to the visitor', [
  'ask(address, signal)',
  'ask(address)',
]);

// The error is caught to say where it came from.
mistakes.patch('in-turn-throws-an-error-of-its-own', 'Throw the one that onVisit threw', [
  'onVisit(await ask(address, signal));',
  "const visit = await ask(address, signal);\ntry {\nonVisit(visit);\n} catch {\nthrow new Error('onVisit failed');\n}",
]);
