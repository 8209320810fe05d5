import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for fetchFilters. */
export const mistakes = new MistakeTable('fetchFilters');

// The range ends with its first block.
mistakes.patch('fetch-stop-is-first', 'The stop hash is that of the last block', [
  'hashes[hashes.length - 1]',
  'hashes[0]',
]);

// The hash as people write it.
mistakes.patch('fetch-stop-as-displayed', 'On the wire the last byte comes first', [
  'hashes[hashes.length - 1];',
  'hashes[hashes.length - 1].slice().reverse();',
]);

// chain.height is the last one that is there.
mistakes.patch('fetch-start-one-too-low', 'chain.height + 1', [
  'start_height: chain.height + 1',
  'start_height: Math.max(chain.height, 0)',
]);

// Two requests at once: the second needs nothing from the first answer.
mistakes.patch(
  'fetch-filters-first',
  'Ask for the hashes first',
  [
    "  await connection.send('getcfheaders', range);",
    "  await connection.send('getcfilters', range);\n  await connection.send('getcfheaders', range);",
  ],
  ["  await connection.send('getcfilters', range);\n  for", '  for'],
);

// One request for each filter.
mistakes.patch(
  'fetch-one-by-one',
  'You asked more than twice',
  ["  await connection.send('getcfilters', range);\n", ''],
  [
    '    const height = chain.height + 1;',
    "    const height = chain.height + 1;\n    await connection.send('getcfilters', { filter_type: 0, start_height: height, stop_hash: hash });",
  ],
);

// onFilter is forgotten.
mistakes.patch('fetch-no-callback', 'onFilter was not called', ['onFilter({ height, hash, filter });', '']);

// The callback comes before the chain is updated.
mistakes.patch(
  'fetch-callback-too-early',
  'Call onFilter when the filter is on the chain',
  ['    onFilter({ height, hash, filter });\n', ''],
  ['    chain.tip = filterHeader', '    onFilter({ height, hash, filter });\n    chain.tip = filterHeader'],
);

// All filters are collected, and passed on at the end.
mistakes.patch(
  'fetch-callback-at-the-end',
  'when all three filters had come',
  [
    '  for (const [i, hash] of hashes.entries()) {',
    '  const all: CheckedFilter[] = [];\n  for (const [i, hash] of hashes.entries()) {',
  ],
  [
    '    onFilter({ height, hash, filter });\n  }',
    '    all.push({ height, hash, filter });\n  }\n  all.forEach(onFilter);',
  ],
);

// The index in the range is taken for the height.
mistakes.patch('fetch-height-off', 'Each height is one too high', [
  'onFilter({ height, hash',
  'onFilter({ height: height + 1, hash',
]);

// The height does not move.
mistakes.patch('fetch-height-left', 'have the same height', ['    chain.height = height;\n', '']);

// The tip is the hash of the filter.
mistakes.patch('fetch-tip-is-the-hash', 'That is the hash of the last filter', [
  'filterHeader(filterHash, chain.tip)',
  'filterHash',
]);

// The tip is left as it was.
mistakes.patch('fetch-tip-left', 'chain.tip has not changed', [
  '    chain.tip = filterHeader(filterHash, chain.tip);\n',
  '',
]);

// The previous filter header is not compared.
mistakes.patch('fetch-previous-unchecked', 'Its previous filter header is not the one that you have', [
  "  expectHash(previous_filter_header, chain.tip, 'previous filter header');\n",
  '',
]);

// Only a chain that begins is checked: against 32 zeros.
mistakes.patch('fetch-previous-is-zero', 'It rejected an honest answer', [
  'expectHash(previous_filter_header, chain.tip,',
  'expectHash(previous_filter_header, new Uint8Array(32),',
]);

// The stop hash is not compared.
mistakes.patch('fetch-stop-unchecked', 'it is the answer to another question', [
  "  expectHash(promised.stop_hash, stop_hash, 'stop hash of the cfheaders');\n",
  '',
]);

// The number of hashes is not compared.
mistakes.patch('fetch-number-unchecked', 'There are two hashes for three blocks', [
  'filter_hashes.length !== hashes.length',
  'filter_hashes.length === 0',
]);

// Too few are noticed, too many are not.
mistakes.patch('fetch-number-at-least', 'There are four hashes for three blocks', [
  'filter_hashes.length !== hashes.length',
  'filter_hashes.length < hashes.length',
]);

// The filters are asked for before the promise is checked.
mistakes.patch(
  'fetch-checked-too-late',
  'you asked for the filters all the same',
  ["  await connection.send('getcfilters', range);\n  for", '  for'],
  [
    '  expectHash(promised.stop_hash',
    "  await connection.send('getcfilters', range);\n  expectHash(promised.stop_hash",
  ],
);

// A filter is believed.
mistakes.patch('fetch-filter-unchecked', 'Compare its hash256 with the one in the cfheaders', [
  '    expectHash(filterHash, filter_hashes[i], `hash of the filter at height ${height}`);\n',
  '',
]);

// The filter is checked when it is on the chain already.
mistakes.patch(
  'fetch-filter-checked-too-late',
  'The wrong filter was passed on',
  ['    expectHash(filterHash, filter_hashes[i], `hash of the filter at height ${height}`);\n', ''],
  [
    '    onFilter({ height, hash, filter });\n',
    '    onFilter({ height, hash, filter });\n    expectHash(filterHash, filter_hashes[i], `hash at height ${height}`);\n',
  ],
);

// Nobody looks at which block the filter is of.
mistakes.patch('fetch-block-unchecked', 'the filter is that of another block', [
  '    expectHash(block_hash, hash, `block of the filter at height ${height}`);\n',
  '',
]);

// decode() rejects what a node ignores.
mistakes.patch('fetch-rest-refused', 'You rejected a byte after the last field', [
  "cfheaders.read(new Reader((await connection.waitFor('cfheaders')).payload))",
  "decode(cfheaders.read, (await connection.waitFor('cfheaders')).payload)",
]);

// The error of the callback is caught, with all others.
mistakes.patch('fetch-callback-error-hidden', 'onFilter failed, and you hid its error', [
  '    onFilter({ height, hash, filter });\n',
  '    try {\n      onFilter({ height, hash, filter });\n    } catch {\n      return;\n    }\n',
]);

// receive() takes the next message, whatever it is: an inv comes first.
mistakes.patch('fetch-next-message', 'An inv came before it', [
  "(await connection.waitFor('cfilter')).payload",
  '(await connection.receive()).payload',
]);

// The next message is the answer, unless the node says something else.
mistakes.patch('hashes-from-the-next-message', 'waitFor skips what you do not wait for', [
  "connection.waitFor('cfheaders')",
  'connection.receive()',
]);

// The index in the list is taken for the height.
mistakes.patch('height-is-the-index', 'You counted the heights from 0', [
  'const height = chain.height + 1;',
  'const height = i;',
]);

// All answers are awaited together: the list of hashes suggests it.
mistakes.patch(
  'fetch-waits-at-the-same-time',
  'several waitFor at a time',
  [
    '  for (const [i, hash] of hashes.entries()) {',
    "  const all = await Promise.all(hashes.map(() => connection.waitFor('cfilter')));\n  for (const [i, hash] of hashes.entries()) {",
  ],
  ["(await connection.waitFor('cfilter')).payload", 'all[i].payload'],
);

// The height of the last filter is sent, and the chain begins at −1.
mistakes.patch('fetch-start-at-the-height', 'The request could not be written', [
  'start_height: chain.height + 1',
  'start_height: chain.height',
]);

// The parameters are in the order in which they become known.
mistakes.patch('fetch-header-swapped', 'and then the previous header. You swapped them', [
  'filterHeader(filterHash, chain.tip)',
  'filterHeader(chain.tip, filterHash)',
]);

// The answer has a previous filter header, so that is it.
mistakes.patch('fetch-previous-of-the-answer', 'That depends on the last filter alone', [
  'filterHeader(filterHash, chain.tip)',
  'filterHeader(filterHash, previous_filter_header)',
]);

// A hash is turned into what people write.
mistakes.patch('fetch-hash-passed-in-reverse', 'You passed on each hash in reverse', [
  'onFilter({ height, hash, filter });',
  'onFilter({ height, hash: hash.slice().reverse(), filter });',
]);

// The hashes are there, so the chain is computed at once.
mistakes.patch(
  'fetch-chain-ahead',
  'The chain was at its end already',
  [
    "  await connection.send('getcfilters', range);\n",
    "  await connection.send('getcfilters', range);\n  const before = chain.height;\n  for (const one of filter_hashes) chain.tip = filterHeader(one, chain.tip);\n  chain.height += hashes.length;\n",
  ],
  ['const height = chain.height + 1;', 'const height = before + 1 + i;'],
  ['    chain.tip = filterHeader(filterHash, chain.tip);\n    chain.height = height;\n', ''],
);

// Any error will do.
mistakes.patch('fetch-number-plain-error', 'but not with a FalseAnswerError', [
  'throw new FalseAnswerError(`${filter_hashes.length}',
  'throw new Error(`${filter_hashes.length}',
]);

// The hash is hashed once more, as in the filter header.
mistakes.patch('fetch-hash-of-the-hash', 'You called an honest node a liar, at one of its filters', [
  'const filterHash = hash256(filter);',
  'const filterHash = hash256(hash256(filter));',
]);

// The height is at hand when onFilter is called, and the tip is worked out at the end of the loop.
mistakes.patch(
  'fetch-tip-after-the-callback',
  'and chain.tip that of the one before',
  ['    chain.tip = filterHeader(filterHash, chain.tip);\n', ''],
  [
    '    onFilter({ height, hash, filter });\n',
    '    onFilter({ height, hash, filter });\n    chain.tip = filterHeader(filterHash, chain.tip);\n',
  ],
);

// It is enough for the block to be one of those that were asked for.
mistakes.patch('fetch-any-of-the-blocks', 'The message says that the filter is that of another block', [
  'expectHash(block_hash, hash,',
  'if (!hashes.some((one) => sameBytes(one, block_hash))) expectHash(block_hash, hash,',
]);

// Two hashes are compared like two numbers.
mistakes.patch('fetch-stop-hash-by-identity', 'The cfheaders is right, and you rejected it', [
  "expectHash(promised.stop_hash, stop_hash, 'stop hash of the cfheaders');",
  "if (promised.stop_hash !== stop_hash) throw new FalseAnswerError('another stop hash');",
]);

// The same, at the filter.
mistakes.patch('fetch-block-hash-by-identity', 'by their bytes, and not by ===', [
  'expectHash(block_hash, hash, `block of the filter at height ${height}`);',
  "if (block_hash !== hash) throw new FalseAnswerError('another block');",
]);

// The height is counted when the filter is waited for.
mistakes.patch('fetch-height-before-the-checks', 'The height counts the wrong filter, and the tip does not', [
  'const height = chain.height + 1;',
  'const height = ++chain.height;',
]);
