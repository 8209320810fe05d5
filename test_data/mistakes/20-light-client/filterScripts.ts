import * as right from '../../../solutions/20-light-client';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for filterScripts. */
export const mistakes = new MistakeTable('filterScripts');

// The coinbase is left out, as it is with inputs.
mistakes.patch('scripts-without-coinbase', 'the coinbase pays somebody, too', [
  'found.transactions.flatMap',
  'found.transactions.slice(found.transactions.length > 1 ? 1 : 0).flatMap',
]);

// Only the first output of each transaction.
mistakes.patch('scripts-first-output', 'The second output of a transaction is missing', [
  'tx.outputs.map(',
  'tx.outputs.slice(0, 1).map(',
]);

// The scripts of the inputs are at hand, and have the same name.
mistakes.patch('scripts-of-inputs', 'You took the scripts of inputs', [
  'tx.outputs.map(({ script }) => script)',
  '[...tx.inputs, ...tx.outputs].map(({ script }) => script)',
]);

// OP_RETURN is forgotten.
mistakes.patch('scripts-op-return', 'Outputs that begin with 6a can never be spent', [
  'paid.filter(([first]) => first !== OP_RETURN)',
  'paid',
]);

// A transaction with a note is left out altogether.
mistakes.patch('scripts-whole-transaction', 'another one of the same transaction does', [
  'found.transactions.flatMap(',
  'found.transactions.filter((tx) => tx.outputs.every(({ script }) => script[0] !== OP_RETURN)).flatMap(',
]);

// includes() finds the byte anywhere.
mistakes.patch('scripts-op-return-anywhere', 'Only at its beginning is it OP_RETURN', [
  '([first]) => first !== OP_RETURN',
  '(script) => !script.includes(OP_RETURN)',
]);

// Empty scripts are kept.
mistakes.patch('scripts-empty', 'An empty script does not count', [
  'scripts.filter(({ length }) => length > 0)',
  'scripts',
]);

// Empty ones are dropped among the outputs, but not among those that are spent.
mistakes.patch(
  'scripts-empty-spent',
  'An empty script does not count',
  ['scripts.filter(({ length }) => length > 0)', 'scripts'],
  ['first !== OP_RETURN', 'first !== undefined && first !== OP_RETURN'],
);

// A Set of arrays: each is another object.
mistakes.patch('scripts-set-of-arrays', 'A Set compares arrays of bytes by identity', [
  'return [...new Map(named).values()];',
  'return [...new Set(named.map(([, script]) => script))];',
]);

// The outputs are made unique, and then the spent ones are added.
mistakes.add(
  'scripts-unique-too-early',
  'A script is there twice',
  (...[found, spent = []]: Parameters<typeof right.filterScripts>) => [
    ...right.filterScripts(found),
    ...spent.filter(({ length }) => length > 0),
  ],
);

// The second parameter is forgotten.
mistakes.patch('scripts-without-spent', 'The scripts of the outputs that are spent are missing', [
  ', ...spent];',
  '];',
]);

// If there are spent ones, only those.
mistakes.patch('scripts-spent-only', 'is missing', [
  '[...paid.filter(([first]) => first !== OP_RETURN), ...spent]',
  'spent.length > 0 ? spent : paid.filter(([first]) => first !== OP_RETURN)',
]);

// The list that was given is extended.
mistakes.patch(
  'scripts-list-changed',
  'The list spent has changed',
  [
    '[...paid.filter(([first]) => first !== OP_RETURN), ...spent]',
    'spent.concat([]); spent.unshift(...paid.filter(([first]) => first !== OP_RETURN)); const scripts2 = spent',
  ],
  ['scripts.filter(', 'scripts2.filter('],
);
