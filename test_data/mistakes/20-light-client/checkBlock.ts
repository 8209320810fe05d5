import * as right from '../../../solutions/20-light-client';
import { findInBlock, txid } from '../../../solutions/13-transaction';
import { hashText } from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { filterOf } from '../../../src/peers/filter-writer';
import { sameBytes } from '../../../src/wire/bytes';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

/** Wrong answers for checkBlock. */
export const mistakes = new MistakeTable('checkBlock');

const check = (answer: typeof right.checkBlock): typeof right.checkBlock => answer;

// Only the filter is checked.
mistakes.patch('check-filter-only', 'The header of the block has another hash', [
  '  findInBlock(found, hashText(hash), id);\n',
  '  void [findInBlock, hashText, id];\n',
]);

// The hash in the call is that of the block itself: it always fits.
mistakes.patch('check-against-itself', 'another hash than the one that you asked for', [
  'findInBlock(found, hashText(hash), id)',
  'findInBlock(found, hashText(hash256(found.header)), id)',
]);

// Only the hash of the header is compared.
mistakes.patch('check-header-only', 'the merkle root is another one', [
  '  findInBlock(found, hashText(hash), id);\n',
  "  void [findInBlock, id];\n  if (found.transactions.length === 0 || !sameBytes(hash256(found.header), hash)) throw new FalseAnswerError('another block');\n",
]);

// The hash is passed as hex, in wire order.
mistakes.patch('check-hash-as-hex', 'findInBlock takes its hash as people write it', [
  'hashText(hash)',
  'hex(hash)',
]);

// [0] of no transactions.
mistakes.patch('check-first-transaction', 'not a reason for a TypeError', [
  "const [id = ''] = found.transactions.map(txid);",
  'const id = txid(found.transactions[0]);',
]);

// The filter is not looked at.
mistakes.patch('check-block-only', 'look for each', [
  '  if (missing) throw',
  '  if (missing && hash.length === 0) throw',
]);

// matches() says whether any of them is there.
mistakes.add(
  'check-any-script',
  'A node that left one out may have left out yours',
  check((found, { hash, filter }) => {
    const [id = ''] = found.transactions.map(txid);
    findInBlock(found, hashText(hash), id);
    if (!right.matches(filter, hash, right.filterScripts(found))) throw new FalseAnswerError('no script');
  }),
);

// Only the scripts of the first transaction.
mistakes.patch('check-coinbase-only', 'look for each', [
  'filterScripts(found).find',
  'filterScripts({ ...found, transactions: found.transactions.slice(0, 1) }).find',
]);

// All outputs, also those that no filter has.
mistakes.add(
  'check-all-outputs',
  'you missed a script in its filter',
  check((found, { hash, height, filter }) => {
    const [id = ''] = found.transactions.map(txid);
    findInBlock(found, hashText(hash), id);
    for (const { script } of found.transactions.flatMap((tx) => tx.outputs)) {
      if (!right.matches(filter, hash, [script]))
        throw new FalseAnswerError(`a script is missing at ${height}`);
    }
  }),
);

// The filter is built again and compared, as a full node does it.
mistakes.add(
  'check-filter-rebuilt',
  'you cannot rebuild the filter and compare',
  check((found, { hash, filter }) => {
    const [id = ''] = found.transactions.map(txid);
    findInBlock(found, hashText(hash), id);
    const own = filterOf(right.filterScripts(found), hash);
    if (!sameBytes(own, filter)) throw new FalseAnswerError('another filter');
  }),
);

// It says yes or no, and nobody listens.
mistakes.add(
  'check-returns-a-boolean',
  'If all is well, return nothing',
  (...args: Parameters<typeof right.checkBlock>) => {
    right.checkBlock(...args);
    return true;
  },
);

// Where a filter cannot be read, there is nothing to compare.
mistakes.patch('check-unreadable-filter', 'The filter cannot be read, so no script of the block is in it', [
  'const isIn = memberOf(filter, hash);',
  'let isIn: (script: Uint8Array) => boolean;\n  try {\n    isIn = memberOf(filter, hash);\n  } catch {\n    return;\n  }',
]);

// The hash is turned around once, for both.
mistakes.patch(
  'check-hash-reversed',
  'you looked for its scripts with the hash in reverse',
  [
    'findInBlock(found, hashText(hash), id);',
    'const shown = hash.slice().reverse();\n  findInBlock(found, hex(shown), id);',
  ],
  ['memberOf(filter, hash);\n  const missing', 'memberOf(filter, shown);\n  const missing'],
);

// reverse() is what hashText calls, and it is called without a copy.
mistakes.patch('check-hash-reversed-in-place', 'reverse() works in place', [
  'hashText(hash)',
  'hex(hash.reverse())',
]);
