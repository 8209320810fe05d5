import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Slips in a crawlTogether that is otherwise right. */
export const mistakes = new MistakeTable('crawlTogether');

// throwIfAborted() is short, but turns a crawl that was only stopped into an error.
mistakes.patch('abort-as-an-error', 'A crawl that was stopped must resolve like any other', [
  'if (failures.length > 0)',
  'signal?.throwIfAborted();\nif (failures.length > 0)',
]);

// It listens for the abort event, which has already fired.
mistakes.patch('abort-event-only', 'The abort event fired before you listened for it', [
  'childController(signal);',
  "new AbortController();\nsignal?.addEventListener('abort', () => stop.abort());",
]);

// "Many at a time" means at least two.
mistakes.patch('concurrency-1-rejected', 'A concurrency of 1 means one after another', [
  'concurrency < 1',
  'concurrency <= 1',
]);

// The error is thrown at once, while connections are still open.
mistakes.patch('failure-not-waited-for', 'the crawl ended while two nodes are still being asked', [
  'one.catch(fail)',
  'one.catch((error) => { fail(error); throw error; })',
]);

// All visits are stopped, but each is still reported to the callback that failed.
mistakes.patch('failure-reported-again', 'was called again', ['if (failures.length === 0) ', '']);

// Promise.all rejects with the first error, while the other workers go on.
mistakes.patch('failure-stops-only-one', 'the visits in progress go on', [
  'all.map((one) => one.catch(fail))',
  'all',
]);

// An error of the callback is ignored, as if it did not concern the crawl.
mistakes.patch('failure-swallowed', 'as if nothing had happened', [
  'if (failures.length > 0) throw failures[0];',
  '',
]);

// The child controller is never aborted, so its listener stays on the caller's signal.
mistakes.patch('child-never-aborted', "a listener is left on the caller's signal", [
  'one.catch(fail)));\n  stop.abort();',
  'one.catch(fail)));',
]);

// Each worker has a loop over the list, and an array gives each of them a fresh iterator.
mistakes.patch('whole-list-for-each-worker', 'A node was asked twice', [
  'crawlInTurn(rest,',
  'crawlInTurn(addresses,',
]);

// The first failure as a condition: it may be undefined.
mistakes.patch('undefined-failure-swallowed', 'onVisit threw undefined, but the crawl ended', [
  'if (failures.length > 0) throw',
  'if (failures[0]) throw',
]);

// The worker is crawlInTurn, which copies its list: the first one leaves nothing to the others.
mistakes.patch('worker-reads-the-whole-list', 'does it read its whole list before it asks', [
  'of addresses)',
  'of [...addresses])',
]);

// The crawl itself counts as one that is at work.
mistakes.patch('one-worker-less', 'Fewer nodes are asked at the same time', [
  '{ length: concurrency }',
  '{ length: Math.max(1, concurrency - 1) }',
]);

// That onVisit has failed is what counts, it seems.
mistakes.patch('throws-an-error-of-its-own', 'Throw the one that onVisit threw', [
  'failures.push(error);',
  "failures.push(new Error('onVisit failed'));",
]);

// As many elements as workers, all of them empty: map() skips those.
mistakes.patch('no-worker-at-all', 'No node is asked', [
  'Array.from({ length: concurrency }, () => crawlInTurn(rest, ask, report, stop.signal))',
  'Array(concurrency).map(() => crawlInTurn(rest, ask, report, stop.signal))',
]);

// It can be aborted when onVisit throws, but the caller's signal does not abort it.
mistakes.patch('controller-of-its-own', "is not aborted when the caller's is", [
  'childController(signal)',
  'new AbortController()',
]);

// Each worker tidies up after itself, but what it aborts belongs to all of them.
mistakes.patch('aborts-when-a-worker-ends', 'aborted the signal of a visit that is still under way', [
  'one.catch(fail)',
  'one.catch(fail).finally(() => stop.abort())',
]);
