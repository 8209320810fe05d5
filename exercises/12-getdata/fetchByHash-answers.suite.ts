import { fetchByHash, INVENTORY } from 'answers/12-getdata';
import { recording } from '../../src/peers/recordings';
import { withDeadline } from '../../src/suite/deadline';
import type { KnownMistakes } from '../../src/suite/matchers';
import { BLOCK_170, FIRST_PAYMENT, SIMNET_PAYMENT } from '../../src/suite/recorded-transactions';
import { fromHex, hex } from '../../src/wire/bytes';
import { ClosedError, NotFoundError } from '../../src/wire/streams/peer-errors';
import {
  accepted,
  asked,
  CLOSED,
  closedByAnswer,
  GENESIS,
  GENESIS_NAME,
  message,
  NOT_THE_FIRST,
  notfound,
  outcome,
  talking,
  threw,
  waited,
  wireHash,
} from './shared';

const PAYMENT = message('tx', FIRST_PAYMENT.bytes);
const OTHER = message('tx', SIMNET_PAYMENT.plain);
const BLOCK = message('block', recording('block-170').bytes);
const { TX, BLOCK: A_BLOCK } = INVENTORY;

const LOST: KnownMistakes = [
  [undefined, 'It returned nothing. Return the message that carries what was asked for.'],
  [
    (got: unknown) => got instanceof Uint8Array,
    'That is the payload alone. Return the message, with its command: the caller then knows what it is.',
  ],
];

const NOT_TAKEN = 'The transaction came, but you did not take it. Its hash is the one that you asked for.';

describe('fetchByHash', () => {
  test(
    'sends a getdata with one entry: the type and the hash that it was given',
    talking(async (connection, node) => {
      await outcome(connection, node, () => fetchByHash(connection, TX, FIRST_PAYMENT.id), [PAYMENT]);
      const hash = wireHash(FIRST_PAYMENT.id);
      expect(asked(node)[0]).toGive(fromHex(`01 01000000 ${hash}`), [
        [undefined, 'The node received no getdata. It sends only what you ask for.'],
        [
          fromHex(`01 01 ${FIRST_PAYMENT.id}`),
          'That is how the tutorial asked, with both its errors: the type in one byte, and the hash as people write it.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got.length === 34,
          'You wrote the type in one byte, so there are 34 bytes instead of 37. No node can read that.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got).endsWith(FIRST_PAYMENT.id),
          'You sent the hash as people write it. On the wire the last byte comes first.',
        ],
      ]);
      await outcome(connection, node, () => fetchByHash(connection, A_BLOCK, BLOCK_170), [BLOCK]);
      expect(asked(node)[1]).toGive(fromHex(`01 02000000 ${wireHash(BLOCK_170)}`), [
        [
          fromHex(`01 01000000 ${wireHash(BLOCK_170)}`),
          'You asked for a transaction by the hash of a block. Ask for the type that you were given.',
        ],
        [() => closedByAnswer(connection), CLOSED],
        [() => connection.closed, NOT_TAKEN],
        [undefined, 'The node received no second getdata. Send one for each call.'],
      ]);
    }),
  );

  test(
    'returns the message that carries it',
    talking(async (connection, node) => {
      const tx = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      expect(await outcome(connection, node, tx, [PAYMENT])).toGive(PAYMENT, [...LOST, ...waited(NOT_TAKEN)]);
      const block = () => fetchByHash(connection, A_BLOCK, BLOCK_170);
      expect(await outcome(connection, node, block, [BLOCK])).toGive(BLOCK, [
        ...LOST,
        ...waited('The block came, but you did not take it. It has the hash that you asked for.'),
        [(got: unknown) => got instanceof ClosedError, CLOSED],
      ]);
    }),
  );

  test(
    'skips a transaction that answers another request',
    talking(async (connection, node) => {
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [OTHER, PAYMENT])).toGive(PAYMENT, [
        [OTHER, NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'A different transaction came first, which answers another request. Only a notfound says that yours is not there: go on waiting.',
        ],
        ...waited('The transaction came, but you did not take it: a different one had come before it.'),
        [threw, 'You gave up at a message that you had not asked for. The right one came next.'],
        ...LOST,
      ]);
    }),
  );

  test(
    'skips whatever else comes in between',
    talking(async (connection, node) => {
      const others = [
        message('alert', '00'),
        message('inv', '01 01000000', 'ab'.repeat(32)),
        OTHER,
        message('block', GENESIS),
        notfound('01000000', SIMNET_PAYMENT.id),
      ];
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [...others, PAYMENT])).toGive(PAYMENT, [
        [OTHER, NOT_THE_FIRST],
        [
          (got: unknown) => others.some(({ command }) => command === (got as { command?: string })?.command),
          'You took the next message for the answer. Compare the hash of what it carries.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'That notfound was about a different transaction. It carries the hash of the one that was not found.',
        ],
        ...waited('The transaction came, but you did not take it: something else had come before it.'),
        [threw, 'You gave up at a message that you had not asked for. The right one came next.'],
        ...LOST,
      ]);
      // whatever was sent before this has arrived when this has
      await connection.send('sendheaders');
      await node.hears('sendheaders');
      expect(asked(node).length).toGive(1, [
        [
          (got: unknown) => Number(got) > 1,
          'You asked again after each message that you skipped. Send one getdata, before the loop.',
        ],
      ]);
    }),
  );

  test(
    'skips an inv with the same hash',
    talking(async (connection, node) => {
      const announced = message('inv', '01 01000000', wireHash(FIRST_PAYMENT.id));
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [announced, PAYMENT])).toGive(PAYMENT, [
        [
          (got: unknown) => got instanceof NotFoundError,
          'That was an inv: the node announces the transaction. Only a notfound says that it is missing.',
        ],
        ...waited('The transaction came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );

  test(
    'skips a different block, and a notfound about it',
    talking(async (connection, node) => {
      const answers = [message('block', GENESIS), notfound('02000000', GENESIS_NAME), BLOCK];
      const fetch = () => fetchByHash(connection, A_BLOCK, BLOCK_170);
      expect(await outcome(connection, node, fetch, answers)).toGive(BLOCK, [
        [message('block', GENESIS), NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'A different block came first, and a notfound about that block. Neither says anything about the one that you asked for.',
        ],
        ...waited('The block came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );

  test(
    'skips a notfound about the same hash back to front',
    talking(async (connection, node) => {
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      const answers = [notfound('01000000', wireHash(FIRST_PAYMENT.id)), PAYMENT];
      expect(await outcome(connection, node, fetch, answers)).toGive(PAYMENT, [
        [
          (got: unknown) => got instanceof NotFoundError,
          'You compared different byte orders. The hash in a notfound is as on the wire, and yours is as people write it: hashText converts it.',
        ],
        ...waited('The transaction came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );

  test(
    'throws a NotFoundError if the node says notfound',
    talking(async (connection, node) => {
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      const missing = notfound('01000000', FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [missing])).toRefuseWith(
        NotFoundError,
        [],
        [
          ...waited(
            'The node said notfound, with the hash that you asked for, but you went on waiting. Read its entries, and compare each hash as text: hashText. (Two arrays are never ===.)',
          ),
          [accepted, 'The node said notfound. Throw a NotFoundError.'],
        ],
      );
    }),
  );

  test(
    'looks at every entry of a notfound',
    talking(async (connection, node) => {
      const fetch = () => fetchByHash(connection, A_BLOCK, BLOCK_170);
      const missing = notfound('02000000', GENESIS_NAME, BLOCK_170);
      expect(await outcome(connection, node, fetch, [missing])).toRefuseWith(
        NotFoundError,
        [],
        waited('It was the second entry of the notfound. Look at all of them.'),
      );
    }),
  );

  test(
    'finds its hash in a notfound, whatever the type there',
    talking(async (connection, node) => {
      const fetch = () => fetchByHash(connection, INVENTORY.WITNESS_TX, FIRST_PAYMENT.id);
      const missing = notfound('01000000', FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [missing])).toRefuseWith(
        NotFoundError,
        [],
        waited(
          'The notfound had your hash, with a different type. Compare only the hash: what you asked for is not there.',
        ),
      );
    }),
  );

  test(
    'leaves the messages after the answer for the next receive(), and the connection open',
    talking(async (connection, node) => {
      const ready = message('sendheaders');
      const fetch = () => fetchByHash(connection, TX, FIRST_PAYMENT.id);
      expect(await outcome(connection, node, fetch, [PAYMENT, ready])).toGive(PAYMENT, waited(NOT_TAKEN));
      expect(
        await withDeadline(
          () => connection.receive(),
          'The message that came after the transaction is gone.',
        ),
      ).toGive(ready, [
        [(got: unknown) => got instanceof ClosedError, CLOSED],
        ...waited('The message that came after the transaction is gone.'),
      ]);
      expect(await outcome(connection, node, fetch, [PAYMENT])).toGive(PAYMENT, [
        [() => closedByAnswer(connection), CLOSED],
        ...waited(NOT_TAKEN),
      ]);
    }),
  );

  test(
    'asks hashOf what a message carries, if it is given one',
    talking(async (connection, node) => {
      const command = { headers: 'ab', block: 'cd', notfound: 'ef' } as Record<string, string | undefined>;
      const hashOf = (of: { command: string }) => command[of.command]?.repeat(32);
      const fetch = () => fetchByHash(connection, 77, 'ab'.repeat(32), hashOf);
      const others = [message('block', GENESIS), notfound('4d000000', 'cd'.repeat(32))];
      expect(await outcome(connection, node, fetch, [...others, message('headers', '00')])).toGive(
        message('headers', '00'),
        [
          ...waited(
            'The message came, but you did not take it: hashOf says that it carries what was asked for. Ask hashOf about every message, whatever its command.',
          ),
          ...LOST,
        ],
      );
    }),
  );
});
