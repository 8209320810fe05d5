import { crawlTogether } from 'answers/16-crawl';
import { getEventListeners } from 'node:events';
import { Crawl, ScriptedVisitor, emptyVisit } from '../../src/suite/scripted-visitor';
import type { KnownMistakes } from '../../src/suite/matchers';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { pause, turns } from '../../src/suite/event-loop-turns';
import type { Address } from '../../src/wire/streams/address';
import { type Visitor } from '../../solutions/16-crawl';
import {
  must,
  addressNamed,
  ADDRESSES,
  NAMES,
  ends,
  OTHERS_ASKED,
  NOT_REPORTED,
  FULL,
  ERROR_PASSED_ON,
  SIGNAL_NOT_PASSED,
  OTHERS_ASKED_AFTER_FAILURE,
  failureIn,
} from './shared';

/** Whether a crawl whose first node was slow goes on with each node that answers in the order of asking. */
async function goesOnInTurn(scripted: ScriptedVisitor): Promise<boolean> {
  await scripted.answer(0);
  const { length } = scripted.asked;
  await scripted.answer(0);
  return scripted.asked.length > length;
}

describe('crawlTogether', () => {
  test('asks as many nodes at a time as the concurrency allows, and never more', async () => {
    const scripted = new ScriptedVisitor();
    let taken = 0;
    const list = {
      *[Symbol.iterator]() {
        for (const address of ADDRESSES) {
          taken++;
          yield address;
        }
      },
    };
    const crawl = new Crawl(() => crawlTogether(list, 4, scripted.ask, () => {}));
    await eventually(() => scripted.asked.length >= 4);
    await turns(3);
    const atFirst = taken;
    const known: KnownMistakes = [
      [
        (n: unknown) => n === 1 && atFirst >= ADDRESSES.length,
        'Only one node is asked at a time: the whole list was read before, and nothing was left for the other workers. Is the worker crawlInTurn, and does it read its whole list before it asks?',
      ],
      [
        0,
        'No node is asked. Does a worker run? map() of Array(4) calls its function for no element, since they are empty; Array.from({ length: 4 }, …) calls it for each.',
      ],
      [12, 'All nodes are asked at once. With ten thousand addresses that is ten thousand sockets.'],
      [1, 'Only one node is asked at a time.'],
      [(n: unknown) => Number(n) > 4, 'More nodes are asked at the same time than the concurrency allows.'],
      [(n: unknown) => Number(n) < 4, 'Fewer nodes are asked at the same time than the concurrency allows.'],
    ];
    expect(scripted.asked.length).toGive(4, known);
    // not the first one: that catches a pool which relies on the order
    for (let i = 0; i < 4 && (await scripted.answer(3)); i++);
    expect(scripted.most).toGive(4, known);
    await scripted.rest(crawl);
    await ends(crawl);
    expect(scripted.most).toGive(4, known);
  });

  test('asks each node once', async () => {
    const reported: string[] = [];
    const ask: Visitor = (address) => pause(address.host.length).then(() => emptyVisit(address));
    await ends(new Crawl(() => crawlTogether(ADDRESSES, 5, ask, ({ address }) => reported.push(address))));
    const atTheEnd = reported.length;
    await turns(10);
    must(
      reported.length === atTheEnd,
      'It resolved while some nodes were still being asked. Wait for all of them.',
    );
    expect([...reported].sort()).toGive([...NAMES].sort(), [
      [
        (got: unknown) => Array.isArray(got) && new Set(got).size < got.length,
        'A node was asked twice: two workers took the same address.',
      ],
      [(got: unknown) => Array.isArray(got) && got.length < NAMES.length, 'A node was left out.'],
    ]);
  });

  test('asks the next node as soon as one has answered, without waiting for the slowest', async () => {
    const scripted = new ScriptedVisitor();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 4, scripted.ask, () => {}));
    await eventually(() => scripted.asked.length >= 4);
    // the first of the four is slow
    for (let i = 0; i < 8 && (await scripted.answer(1)); i++);
    const asked = scripted.asked.length;
    const inTurn = asked === 4 && (await goesOnInTurn(scripted));
    expect(asked).toGive(12, [
      [
        () => inTurn,
        'The workers wait for one another before they report. Report each visit when it ends, and let the worker go on.',
      ],
      [4, 'A whole batch has to end before the next one begins. One slow node holds up the others.'],
      [
        (n: unknown) => Number(n) < 12,
        'The addresses were divided up in advance. Those after a slow node wait, while the other workers are idle.',
      ],
    ]);
    await scripted.rest(crawl);
    await ends(crawl);
  });

  test('reports visits in the order in which they end', async () => {
    const scripted = new ScriptedVisitor();
    const reported: string[] = [];
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES.slice(0, 3), 3, scripted.ask, ({ address }) => reported.push(address)),
    );
    await scripted.answer(2);
    await turns(3);
    must(
      reported.length > 0,
      'Nothing is reported while the first node is slow: it holds up the reports of all others.',
    );
    await scripted.answer(1);
    await scripted.answer(0);
    await ends(crawl);
    expect(reported).toGive(['node-2:8333', 'node-1:8333', 'node-0:8333']);
  });

  test('resolves when the last node has answered, and not before', async () => {
    const scripted = new ScriptedVisitor();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES.slice(0, 2), 4, scripted.ask, () => {}));
    await scripted.answer();
    await turns(3);
    must(!crawl.ended, 'It resolved while one node is still being asked.');
    must(
      scripted.signals[1]?.aborted !== true,
      'No address is left for one worker, and it aborted the signal of a visit that is still under way. Abort it when all visits have ended.',
    );
    await scripted.answer();
    await ends(crawl);
  });

  test('asks no other node after the signal is aborted', async () => {
    const controller = new AbortController();
    const scripted = new ScriptedVisitor();
    let reported = 0;
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES, 2, scripted.ask, () => reported++, controller.signal),
    );
    await eventually(() => scripted.asked.length >= 2);
    controller.abort();
    const [, passed] = scripted.signals;
    must(
      passed?.aborted !== false,
      "The signal that you passed to ask is not aborted when the caller's is. childController(signal) makes one that is.",
    );
    must(passed?.aborted === true, SIGNAL_NOT_PASSED);
    await turns(3);
    must(
      !crawl.ended,
      'It resolved while two nodes are still being asked. Their connections must be closed first: wait for them.',
    );
    await scripted.answer();
    await scripted.answer();
    expect(scripted.asked.length).toGive(2, [[(n: unknown) => Number(n) > 2, OTHERS_ASKED]]);
    await ends(crawl);
    must(reported === 2, NOT_REPORTED);
  });

  test('asks no node if the signal is already aborted', async () => {
    const scripted = new ScriptedVisitor();
    const crawl = new Crawl(() => crawlTogether(ADDRESSES, 2, scripted.ask, () => {}, AbortSignal.abort()));
    await scripted.rest(crawl);
    expect(scripted.asked).toGive(
      [],
      [
        [
          () => true,
          'The abort event fired before you listened for it. Check signal.aborted before each node.',
        ],
      ],
    );
    await ends(crawl);
  });

  test('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const ask: Visitor = (address) => Promise.resolve(emptyVisit(address));
    await ends(new Crawl(() => crawlTogether(ADDRESSES, 2, ask, () => {}, signal)));
    must(
      getEventListeners(signal, 'abort').length === 0,
      "The crawl has ended, but a listener is left on the caller's signal. Remove it; aborting a child controller does so, too.",
    );
  });

  test('takes an address only when a worker is free: the list may be endless', async () => {
    let taken = 0;
    // not quite endless: a wrong answer must not run forever
    function* endless(): Generator<Address> {
      while (taken < 1000) yield addressNamed(taken++);
    }
    const controller = new AbortController();
    const scripted = new ScriptedVisitor();
    const crawl = new Crawl(() => crawlTogether(endless(), 3, scripted.ask, () => {}, controller.signal));
    await eventually(() => scripted.asked.length >= 3);
    await turns(3);
    expect(taken).toGive(3, [
      [
        4,
        'An address was taken while all workers were busy. Wait until one is free, and take the next address then.',
      ],
      [() => true, 'The whole list was read before any node was asked. It may be endless.'],
    ]);
    controller.abort();
    await scripted.rest(crawl);
    await ends(crawl);
  });

  test('accepts a concurrency of 1', async () => {
    const reported: string[] = [];
    const ask: Visitor = (address) => Promise.resolve(emptyVisit(address));
    const crawl = () => crawlTogether(ADDRESSES, 1, ask, ({ address }) => void reported.push(address));
    expect(await withDeadline(crawl, 'It never resolves.')).toGive(undefined, [
      [
        (got: unknown) => got instanceof RangeError,
        'It was rejected. A concurrency of 1 means one after another.',
      ],
    ]);
    expect(reported).toGive(NAMES);
  });

  test('stops every visit when onVisit throws, and rejects with its error when they have ended', async () => {
    const scripted = new ScriptedVisitor();
    let reported = 0;
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES, 3, scripted.ask, () => {
        reported++;
        throw FULL;
      }),
    );
    await scripted.answer();
    must(
      await eventually(() => scripted.signals.slice(1, 3).every((signal) => signal?.aborted)),
      'onVisit threw, but the visits in progress go on: abort the signal that you passed to ask.',
    );
    must(
      !crawl.ended,
      'onVisit threw, and the crawl ended while two nodes are still being asked. Wait for them.',
    );
    await scripted.rest(crawl);
    expect(failureIn(await crawl.outcome('onVisit threw, but the crawl never ended.'))).toGive(
      FULL,
      ERROR_PASSED_ON,
    );
    expect(scripted.asked.length).toGive(3, [[(n: unknown) => Number(n) > 3, OTHERS_ASKED_AFTER_FAILURE]]);
    must(reported === 1, 'onVisit threw, but was called again. Do not report any more visits.');
  });

  test('rejects with what onVisit throws, whatever it is', async () => {
    const ask: Visitor = (address) => Promise.resolve(emptyVisit(address));
    const crawl = new Crawl(() =>
      crawlTogether(ADDRESSES, 3, ask, () => {
        throw undefined;
      }),
    );
    expect(failureIn(await crawl.outcome('onVisit threw undefined, but the crawl never ended.'))).toGive(
      undefined,
      [
        [
          'ended',
          'onVisit threw undefined, but the crawl ended as if nothing had happened. Any value can be thrown: check whether something was thrown, not what.',
        ],
      ],
    );
  });

  test.each([0, -1, 1.5, NaN])('rejects a concurrency of %d', async (concurrency) => {
    const ask: Visitor = (address) => Promise.resolve(emptyVisit(address));
    // an empty list: with any other, a loop that advances by 0 would never end
    const outcome = await withDeadline(
      () => crawlTogether([], concurrency, ask, () => {}),
      'It never resolves.',
    );
    expect(outcome).toRefuseWith(
      RangeError,
      [],
      [[undefined, 'It was accepted. A concurrency must be a whole number of at least 1.']],
    );
  });
});
