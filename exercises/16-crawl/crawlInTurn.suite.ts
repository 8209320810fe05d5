import { crawlInTurn } from 'answers/16-crawl';
import { Crawl, ScriptedVisitor, emptyVisit } from '../../src/suite/scripted-visitor';
import { eventually } from '../../src/suite/deadline';
import { pause, turns } from '../../src/suite/event-loop-turns';
import { type Visitor } from '../../solutions/16-crawl';
import {
  must,
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

describe('crawlInTurn', () => {
  test('asks every node in order, and reports each visit', async () => {
    const reported: string[] = [];
    const ask: Visitor = (address) => pause(1).then(() => emptyVisit(address));
    await ends(new Crawl(() => crawlInTurn(ADDRESSES, ask, ({ address }) => reported.push(address))));
    expect(reported).toGive(NAMES, [
      [
        (got: unknown) => Array.isArray(got) && got.length < NAMES.length,
        'It resolved before every node had answered. forEach does not wait for async functions; for … of with await does.',
      ],
    ]);
  });

  test('asks the next node when the previous one has answered', async () => {
    const scripted = new ScriptedVisitor();
    const crawl = new Crawl(() => crawlInTurn(ADDRESSES.slice(0, 3), scripted.ask, () => {}));
    for (let i = 0; i < 3; i++) await scripted.answer();
    expect(scripted.most).toGive(1, [
      [
        (n: unknown) => Number(n) > 1,
        'Several nodes are asked at the same time. Ask them one after another: await each.',
      ],
    ]);
    await ends(crawl);
  });

  test('reports each visit as soon as it ends', async () => {
    const scripted = new ScriptedVisitor();
    const reported: string[] = [];
    const crawl = new Crawl(() =>
      crawlInTurn(ADDRESSES.slice(0, 2), scripted.ask, ({ address }) => reported.push(address)),
    );
    await scripted.answer();
    await turns(3);
    expect(reported.length).toGive(1, [
      [0, 'Nothing is reported before the end. Someone is watching a progress bar.'],
    ]);
    await scripted.answer();
    await ends(crawl);
  });

  test('asks no other node after the signal is aborted', async () => {
    const controller = new AbortController();
    const scripted = new ScriptedVisitor();
    let reported = 0;
    const crawl = new Crawl(() => crawlInTurn(ADDRESSES, scripted.ask, () => reported++, controller.signal));
    await eventually(() => scripted.asked.length > 0);
    controller.abort();
    must(scripted.signals[0]?.aborted === true, SIGNAL_NOT_PASSED);
    await scripted.answer();
    await turns(3);
    expect(scripted.asked.length).toGive(1, [[(n: unknown) => Number(n) > 1, OTHERS_ASKED]]);
    await ends(crawl);
    must(reported === 1, NOT_REPORTED);
  });

  test('asks no node if the signal is already aborted', async () => {
    const asked: string[] = [];
    const ask: Visitor = (address) => {
      asked.push(address.host);
      return Promise.resolve(emptyVisit(address));
    };
    await ends(new Crawl(() => crawlInTurn(ADDRESSES, ask, () => {}, AbortSignal.abort())));
    expect(asked).toGive([], [[() => true, 'Check the signal before you ask a node, even the first one.']]);
  });

  test('asks no other node after onVisit throws', async () => {
    const asked: string[] = [];
    const ask: Visitor = (address) => {
      asked.push(address.host);
      return Promise.resolve(emptyVisit(address));
    };
    const crawl = new Crawl(() =>
      crawlInTurn(ADDRESSES, ask, () => {
        throw FULL;
      }),
    );
    expect(failureIn(await crawl.outcome('onVisit threw, but the crawl never ended.'))).toGive(
      FULL,
      ERROR_PASSED_ON,
    );
    expect(asked.length).toGive(1, [[(n: unknown) => Number(n) > 1, OTHERS_ASKED_AFTER_FAILURE]]);
  });
});
