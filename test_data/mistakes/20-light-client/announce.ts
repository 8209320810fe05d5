import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for announce. */
export const mistakes = new MistakeTable('announce');

// The transaction is sent at once: the inv is taken for a courtesy.
mistakes.patch('announce-sent-at-once', 'You sent the transaction before the node asked for it', [
  "await connection.send('inv', askFor(INVENTORY.TX, id));",
  "await connection.send('inv', askFor(INVENTORY.TX, id));\n  await connection.send('tx', tx);",
]);

// As in a getdata, with the flag for witnesses.
mistakes.patch('announce-inv-with-flag', 'An inv announces by the type TX', [
  'askFor(INVENTORY.TX, id)',
  'askFor(INVENTORY.WITNESS_TX, id)',
]);

// WTX sounds like the transaction with its witnesses.
mistakes.patch('announce-wtx', 'Type 5, WTX, goes by the hash with the witnesses', [
  'askFor(INVENTORY.TX, id)',
  'askFor(INVENTORY.WTX, id)',
]);

// The hash is not reversed.
mistakes.patch('announce-hash-as-displayed', 'You sent the hash as people write it', [
  'askFor(INVENTORY.TX, id)',
  'askFor(INVENTORY.TX, id).map((one) => ({ ...one, hash: one.hash.reverse() }))',
]);

// Always the short form.
mistakes.patch('announce-always-stripped', 'for the node, it is not signed', [
  'wanted.type === INVENTORY.WITNESS_TX ? tx : stripped',
  'stripped',
]);

// Always the long form.
mistakes.patch('announce-always-witnesses', 'An old node cannot read the other one', [
  'wanted.type === INVENTORY.WITNESS_TX ? tx : stripped',
  'wanted && { ...stripped, witnesses: tx.witnesses }',
]);

// The type of the first entry.
mistakes.patch(
  'announce-type-of-first',
  'You took the type of another entry',
  [
    'const wanted = inventories.read(new Reader(payload)).find(({ hash }) => hashText(hash) === id);',
    'const all = inventories.read(new Reader(payload));\n    const wanted = all.find(({ hash }) => hashText(hash) === id);',
  ],
  ['wanted.type === INVENTORY', 'all[0].type === INVENTORY'],
);

// Only the first entry is looked at.
mistakes.patch('announce-first-entry', 'the second one is yours: look at all of them', [
  '.find(({ hash }) => hashText(hash) === id)',
  '.slice(0, 1).find(({ hash }) => hashText(hash) === id)',
]);

// Whatever the node asks for, it gets this transaction.
mistakes.patch('announce-any-getdata', 'The node asked for another transaction, and you sent yours', [
  '.find(({ hash }) => hashText(hash) === id)',
  '.sort((a, b) => Number(hashText(b.hash) === id) - Number(hashText(a.hash) === id))[0]',
]);

// It is sent for each entry.
mistakes.patch('announce-once-for-each-entry', 'You sent it twice', [
  '    if (!wanted) continue;\n',
  "    if (!wanted) continue;\n    if (inventories.read(new Reader(payload)).length > 1) await connection.send('tx', wanted.type === INVENTORY.WITNESS_TX ? tx : stripped);\n",
]);

// One getdata, and if it is about something else, that is the end.
mistakes.patch('announce-gives-up', 'You gave up when the node asked for something else', [
  'if (!wanted) continue;',
  "if (!wanted) throw new FalseAnswerError('another getdata');",
]);

// Nothing is returned.
mistakes.patch('announce-returns-nothing', 'Return the txid', [
  'return id;',
  'return undefined as unknown as string;',
]);

// delete works on the transaction that was given.
mistakes.patch(
  'announce-witnesses-deleted',
  'The transaction has lost its witnesses',
  ['const { witnesses: _, ...stripped } = tx;', 'const stripped = tx;'],
  [
    '    if (!wanted) continue;\n',
    '    if (!wanted) continue;\n    if (wanted.type === INVENTORY.TX) delete stripped.witnesses;\n',
  ],
);

// A node that does not ask is taken for one that knows it already.
mistakes.patch('announce-silence-is-consent', 'The node never asked, and you returned as if it had', [
  "const { payload } = await connection.waitFor('getdata');",
  "const { payload } = await connection.waitFor('getdata').catch(() => ({ payload: undefined }));\n    if (!payload) return id;",
]);

// The txid is hex, and so is this.
mistakes.patch('announce-compares-in-reverse', 'only by its hash back to front', [
  'hashText(hash) === id',
  'hex(hash) === id',
]);

// The work is done when the transaction has been served.
mistakes.patch('announce-does-not-wait-for-send', 'The transaction could not be sent', [
  "await connection.send('tx',",
  "void connection.send('tx',",
]);

// What cannot be read is skipped, like everything else that does not fit.
mistakes.patch('announce-skips-a-broken-getdata', 'A getdata came and could not be read', [
  'const wanted = inventories.read(new Reader(payload)).find(({ hash }) => hashText(hash) === id);',
  `let wanted;
    try {
      wanted = inventories.read(new Reader(payload)).find(({ hash }) => hashText(hash) === id);
    } catch {
      continue;
    }`,
]);

// Whatever is not TX is taken for the other form.
mistakes.patch('announce-witnesses-unless-tx', 'That form is for type WITNESS_TX alone', [
  'wanted.type === INVENTORY.WITNESS_TX ? tx : stripped',
  'wanted.type !== INVENTORY.TX ? tx : stripped',
]);

// A block and a transaction have a second hash, and this one is longer to compute, so it is the better one.
mistakes.patch(
  'announce-wtxid-as-tx',
  'The txid does not cover them',
  [
    "await connection.send('inv', askFor(INVENTORY.TX, id));",
    "await connection.send('inv', [{ type: INVENTORY.TX, hash: hash256(encode(transaction.write, tx)) }]);",
  ],
  ['import { bytes, type Codec, decode,', 'import { bytes, type Codec, decode, encode,'],
  ['findInBlock, type Transaction, txid }', 'findInBlock, type Transaction, transaction, txid }'],
);

// The hash of the entry is returned as it is there.
mistakes.patch('announce-returns-the-wire-hash', 'That is the txid as on the wire', [
  'return id;',
  'return hex(wanted.hash);',
]);

// No witnesses are an empty list of them.
mistakes.patch('announce-empty-witnesses', 'an empty list is not the same', [
  '? tx : stripped',
  '? tx : { ...stripped, witnesses: [] }',
]);

// The type in the getdata is expected to be that of the inv.
mistakes.patch('announce-waits-for-type-tx', 'but not with the type TX, and you waited on', [
  '.find(({ hash }) => hashText(hash) === id)',
  '.find(({ type, hash }) => type === INVENTORY.TX && hashText(hash) === id)',
]);

// A node of today asks for witnesses, so nothing else is expected.
mistakes.patch('announce-waits-for-witness-tx', 'but not with the type WITNESS_TX, and you waited on', [
  '.find(({ hash }) => hashText(hash) === id)',
  '.find(({ type, hash }) => type === INVENTORY.WITNESS_TX && hashText(hash) === id)',
]);

// Two hashes are compared like two numbers.
mistakes.patch('announce-hash-by-identity', '=== compares two arrays', [
  'hashText(hash) === id',
  'hash === askFor(INVENTORY.TX, id)[0].hash',
]);

// It is sent each time that a node asks for it.
mistakes.patch('announce-never-returns', 'You sent the transaction, and go on waiting', [
  '    return id;\n',
  '',
]);

// A getdata has come, so there is nothing left to wait for.
mistakes.patch(
  'announce-first-getdata-only',
  'The first getdata asked for another transaction, and announce() returned',
  ['if (!wanted) continue;', 'if (!wanted) return id;'],
);
