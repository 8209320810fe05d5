import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for scan. */
export const mistakes = new MistakeTable('scan');

// It begins with the first block that comes in a headers message.
mistakes.patch(
  'scan-without-genesis',
  'ask from that block on',
  ['const waiting = [chain.tip.hash];', 'const waiting: Uint8Array[] = [];'],
  ['height: -1', 'height: 0'],
);

// The heights of the filters begin at 0.
mistakes.patch('scan-height-from-zero', 'The height is one too high', [
  'paymentsIn(found, checked.height, scripts)',
  'paymentsIn(found, checked.height + 1, scripts)',
]);

// The index of the batch is taken for the height.
mistakes.patch('scan-height-from-batch', 'The height is one too low', [
  'paymentsIn(found, checked.height, scripts)',
  'paymentsIn(found, checked.height - 1, scripts)',
]);

// All blocks, and the filters are only for show.
mistakes.patch('scan-every-block', 'You fetched every block', [
  'if (matches(checked.filter, checked.hash, scripts)) matched.push(checked);',
  'matched.push(checked);',
]);

// The scan ends with the first payment.
mistakes.patch('scan-first-payment', 'Only the first payment was found', [
  'for (const checked of matched) {',
  'for (const checked of matched.slice(0, 1)) {',
]);

// Only the first script is looked for.
mistakes.patch('scan-first-script', 'was not found', [
  'paymentsIn(found, checked.height, scripts)',
  'paymentsIn(found, checked.height, scripts.slice(1))',
]);

// 2,000 hashes fit into a cfheaders, so 2,000 filters are asked for.
mistakes.patch('scan-range-too-long', 'you asked for 1004 filters at once', [
  'waiting.splice(0, MAX_FILTERS)',
  'waiting.splice(0, MAX_FILTER_HASHES)',
]);

// One filter at a time.
mistakes.patch('scan-one-filter-at-a-time', 'You asked for the filters of one block at a time', [
  'waiting.splice(0, MAX_FILTERS)',
  'waiting.splice(0, 1)',
]);

// A hundred at a time, to be on the safe side.
mistakes.patch('scan-hundred-at-a-time', 'MAX_FILTERS is the limit for one request', [
  'waiting.splice(0, MAX_FILTERS)',
  'waiting.splice(0, 100)',
]);

// Only one range for each batch of headers: the rest waits for a batch that does not come.
mistakes.patch('scan-rest-forgotten', 'you asked for filters only up to height 999', [
  'while (waiting.length > 0) {',
  'if (waiting.length > 0) {',
]);

// The block is not checked.
mistakes.patch('scan-block-unchecked', 'Check the block before you look into it', [
  '        checkBlock(found, checked);\n',
  '',
]);

// A block without a payment is taken for a lie.
mistakes.patch('scan-false-positive-refused', 'The filter matched, and the block has no payment', [
  '        checkBlock(found, checked);\n',
  "        checkBlock(found, checked);\n        if (paymentsIn(found, 0, scripts).length === 0) throw new FalseAnswerError('no payment');\n",
]);

// The block is fetched at once, while filters are on their way; they are skipped.
mistakes.patch('scan-block-between-filters', 'You asked for a block when 4 of the', [
  'if (matches(checked.filter, checked.hash, scripts)) matched.push(checked);',
  'if (matches(checked.filter, checked.hash, scripts)) {\n          matched.push(checked);\n          void fetchByHash(connection, INVENTORY.BLOCK, hashText(checked.hash)).catch(() => {});\n        }',
]);

// The payments of each block replace those before.
mistakes.patch('scan-payments-replaced', 'Both blocks were asked for, so keep what you find in each', [
  'result.payments.push(...paymentsIn(found, checked.height, scripts));',
  'result.payments = paymentsIn(found, checked.height, scripts);',
]);

// The hash in hex, as it is.
mistakes.patch('scan-asks-in-reverse', 'you asked for a block by its hash in reverse', [
  'INVENTORY.BLOCK, hashText(checked.hash)',
  'INVENTORY.BLOCK, hex(checked.hash)',
]);

// The type of the last lesson that fetched something.
mistakes.patch('scan-asks-for-a-transaction', 'You asked for a transaction, by the hash of a block', [
  'INVENTORY.BLOCK, hashText',
  'INVENTORY.TX, hashText',
]);

// The callback starts an async function, and does not return its promise.
mistakes.patch(
  'scan-batch-not-awaited',
  'something is not awaited',
  ['async (_, batch) => {', '(_, batch) => void (async () => {'],
  ['    }\n  });\n  return result;', '    }\n  })());\n  return result;'],
);

// Each block is fetched as soon as its filter matches, while the other filters come.
mistakes.patch(
  'scan-fetches-while-filters-come',
  'nobody awaits a promise that onFilter returns',
  [
    'if (matches(checked.filter, checked.hash, scripts)) matched.push(checked);',
    'if (matches(checked.filter, checked.hash, scripts)) void lookInto(checked);',
  ],
  [
    'const matched: CheckedFilter[] = [];',
    `const matched: CheckedFilter[] = [];
      const lookInto = async (checked: CheckedFilter) => {
        const { payload } = await fetchByHash(connection, INVENTORY.BLOCK, hashText(checked.hash));
        result.payments.push(...paymentsIn(block.read(new Reader(payload)), checked.height, scripts));
      };`,
  ],
);

// onFilter is made async, so that the block can be fetched and checked in it: nobody awaits it.
mistakes.patch(
  'scan-async-on-filter',
  'You asked for a block when 4 of the',
  [
    'if (matches(checked.filter, checked.hash, scripts)) matched.push(checked);\n      });\n      for (const checked of matched) {',
    'if (!matches(checked.filter, checked.hash, scripts)) return;',
  ],
  ['waiting.splice(0, MAX_FILTERS), (checked) => {', 'waiting.splice(0, MAX_FILTERS), async (checked) => {'],
  [
    'result.payments.push(...paymentsIn(found, checked.height, scripts));\n      }',
    'result.payments.push(...paymentsIn(found, checked.height, scripts));\n      });',
  ],
);

// The block is checked with the filter that came last.
mistakes.patch(
  'scan-filter-of-another-block',
  'The node sent the right block, and you rejected it',
  ['checkBlock(found, checked);', 'checkBlock(found, { ...checked, filter: last.filter });'],
  [
    'const matched: CheckedFilter[] = [];',
    'const matched: CheckedFilter[] = [];\n      let last!: CheckedFilter;',
  ],
  ['(checked) => {\n', '(checked) => {\n        last = checked;\n'],
);

// All matching blocks at the same time: each fetch skips the answers to the others.
mistakes.patch(
  'scan-fetches-at-the-same-time',
  'You asked for a block while you were waiting for another one',
  ['for (const checked of matched) {', 'const lookInto = async (checked: CheckedFilter) => {'],
  [
    'result.payments.push(...paymentsIn(found, checked.height, scripts));\n      }',
    'result.payments.push(...paymentsIn(found, checked.height, scripts));\n      };\n      await Promise.all(matched.map(lookInto));',
  ],
);

// The list is not shortened, and each range begins at its front.
mistakes.patch(
  'scan-first-range-again',
  'has the stop hash of the first range',
  ['while (waiting.length > 0) {', 'while (result.filters.height + 1 < waiting.length) {'],
  ['waiting.splice(0, MAX_FILTERS)', 'waiting.slice(0, MAX_FILTERS)'],
);

// Another filter chain is returned.
mistakes.patch('scan-another-filter-chain', 'is not the chain that fetchFilters updated', [
  '  return result;',
  '  return { ...result, filters: { height: -1, tip: new Uint8Array(32) } };',
]);

// A request is worth its while when there are enough blocks for it.
mistakes.patch('scan-full-ranges-only', 'You asked for no filter at all', [
  'while (waiting.length > 0) {',
  'while (waiting.length >= MAX_FILTERS) {',
]);

// The chain has been followed: its tip is what is new.
mistakes.patch('scan-tip-of-each-batch', 'and each header of a batch has its own', [
  'waiting.push(...batch.map(({ hash }) => hash));',
  'if (batch.length > 0) waiting.push(chain.tip.hash);',
]);

// Heights begin at 0, so the chain of filters does.
mistakes.patch('scan-filters-from-zero', 'ask from that block on', [
  'filters: { height: -1,',
  'filters: { height: 0,',
]);

// The last block is worked off first: pop() instead of shift().
mistakes.patch('scan-last-block-first', 'It is that of the chain, from the genesis block on', [
  'for (const checked of matched) {',
  'for (const checked of matched.reverse()) {',
]);

// The filters are compared with the first script only.
mistakes.patch('scan-filters-for-the-first-script', 'the block at height 3 was not asked for', [
  'matches(checked.filter, checked.hash, scripts)',
  'matches(checked.filter, checked.hash, scripts.slice(0, 1))',
]);

// The place in the list of what matched is taken for the height.
mistakes.patch('scan-height-from-the-list', 'That is not the height of the block', [
  'paymentsIn(found, checked.height, scripts)',
  'paymentsIn(found, matched.indexOf(checked), scripts)',
]);

// All outputs of a block that matched are payments.
mistakes.patch('scan-every-output', 'An output is among them that pays to another script', [
  'paymentsIn(found, checked.height, scripts)',
  'paymentsIn(found, checked.height, found.transactions.flatMap((tx) => tx.outputs.map(({ script }) => script)))',
]);

// One list of what matched for the whole scan.
mistakes.patch(
  'scan-list-not-emptied',
  'It was found again with each range of blocks',
  ['      const matched: CheckedFilter[] = [];\n', ''],
  [
    '  const waiting = [chain.tip.hash];',
    '  const matched: CheckedFilter[] = [];\n  const waiting = [chain.tip.hash];',
  ],
  ['waiting.splice(0, MAX_FILTERS)', 'waiting.splice(0, result.filters.height < 0 ? 1 : MAX_FILTERS)'],
);

// A block that is not right is skipped, like a false positive.
mistakes.patch('scan-bad-block-skipped', 'The block was changed, and you left it out', [
  '        checkBlock(found, checked);\n',
  '        try {\n          checkBlock(found, checked);\n        } catch {\n          continue;\n        }\n',
]);

// Each block is checked with what matched first.
mistakes.patch('scan-checks-the-first-again', 'The node sent the right block, and you rejected it', [
  'checkBlock(found, checked);',
  'checkBlock(found, matched[0]);',
]);

// reverse() is what hashText calls, and it is called without a copy.
mistakes.patch('scan-hash-reversed-in-place', 'reverse() changes a hash in place', [
  'hashText(checked.hash)',
  'hex(checked.hash.reverse())',
]);
