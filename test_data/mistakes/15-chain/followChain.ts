import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for followChain. */
export const mistakes = new MistakeTable('followChain');

// It adds a batch to a copy of the chain, which it drops if a header is bad.
mistakes.patch('follow-all-or-nothing', 'headers that were valid before the error stay', [
  'for (const next of batch) extendChain(chain, next);',
  'const longer = { ...chain }; for (const next of batch) extendChain(longer, next); Object.assign(chain, longer);',
]);

// As with do … while, it asks at least once.
mistakes.patch(
  'follow-asks-before-it-checks',
  'high enough from the beginning',
  ['full && chain.height < until', 'full'],
  ['full = batch.length === MAX_HEADERS', 'full = batch.length === MAX_HEADERS && chain.height < until'],
);

// 2,000 headers are a lot: that must be all.
mistakes.patch('follow-asks-once', '2,000 headers are a full message', [
  'full = batch.length === MAX_HEADERS',
  'full = false',
]);

// The last header is the new tip, and it believes everything in between.
mistakes.patch('follow-believes-everything', 'You did not report the gap', [
  'for (const next of batch) extendChain(chain, next);',
  'chain.tip = batch.at(-1) ?? chain.tip; chain.height += batch.length;',
]);

// A list without its own limit.
mistakes.patch(
  'follow-believes-the-count',
  'You believed the count',
  ['  workFor,', '  workFor, writeHeaderEntry,'],
  ['headers.read', 'list(count, { read: readHeaderEntry, write: writeHeaderEntry }, 100_000).read'],
);

// onBatch is called in the inner loop.
mistakes.patch(
  'follow-calls-onbatch-for-each-header',
  'not for each header',
  ['await onBatch(chain, batch);', ''],
  ['extendChain(chain, next);', '{ extendChain(chain, next); await onBatch(chain, batch); }'],
);

// It calls onBatch as soon as the message arrives.
mistakes.patch(
  'follow-calls-onbatch-too-early',
  'when the headers are on the chain, not before',
  ['await onBatch(chain, batch);', ''],
  ['for (const next', 'await onBatch(chain, batch); for (const next'],
);

// onBatch without await: it runs at the same time as the next request.
mistakes.patch('follow-does-not-wait', 'and wait for it', ['await onBatch', 'void onBatch']);

// It makes the request once, before the loop.
mistakes.patch(
  'follow-from-the-beginning',
  'Each request starts again from the first header',
  ['let full', 'const from = chain.tip.hash; let full'],
  ['[chain.tip.hash]', '[from]'],
);

// What the caller does with a batch should not end the loop.
mistakes.patch('follow-hides-errors-of-onbatch', 'onBatch failed, and you hid its error', [
  'await onBatch(chain, batch);',
  'try { await onBatch(chain, batch); } catch {}',
]);

// It overlooks the fourth parameter.
mistakes.patch('follow-ignores-until', 'and you asked for more', ['full && chain.height < until', 'full']);

// It reverses the hash of the tip, as people write it.
mistakes.patch('follow-locator-as-displayed', 'The locator begins with the hash of the tip', [
  'chain.tip.hash',
  'chain.tip.hash.slice().reverse()',
]);

// As with while (true): a node that has no more says so, but it does not listen.
mistakes.patch('follow-never-ends', 'It never ended', ['full = batch.length === MAX_HEADERS', 'full = true']);

// decode() requires that all bytes are used. A node ignores what comes after the last field.
mistakes.patch(
  'follow-rejects-trailing-bytes',
  'Nodes ignore what comes after the last field',
  ['import { bytes,', 'import { bytes, decode,'],
  ['headers.read(new Reader(payload))', 'decode(headers.read, payload)'],
);

// The stop hash is where we are: it is where the node should stop.
mistakes.patch('follow-stops-at-the-tip', 'The stop hash is all zeros', ['stop }', 'stop: chain.tip.hash }']);

// A bad header ends the loop, and the caller never learns of it.
mistakes.patch('follow-swallows-errors', 'You did not report the gap', [
  'for (const next of batch) extendChain(chain, next);',
  'try { for (const next of batch) extendChain(chain, next); } catch { return; }',
]);

// receive() instead of waitFor(): whatever comes is the answer.
mistakes.patch('follow-takes-any-message', 'An inv came before the answer', [
  "waitFor('headers')",
  'receive()',
]);
