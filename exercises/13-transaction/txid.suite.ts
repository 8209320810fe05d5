import { txid } from 'answers/13-transaction';
// a wrong partner must not be reported here
import { transaction } from '../../solutions/13-transaction';
import { fromHex, hex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import {
  anyTransaction,
  FIRST_PAYMENT,
  TRANSACTIONS,
  WITH_WITNESS,
} from '../../src/suite/recorded-transactions';
import { decode } from '../../src/wire/codec/codec';
import { sha256 } from '../../src/wire/sha256';
import { type Transaction, PAYMENT_HASH, reversed, twice, PAYMENT, SIGNED, _, UNSIGNED } from './shared';

describe('txid', () => {
  const EMPTY_LIST = [
    (got: unknown) => got instanceof RangeError,
    'You made the witnesses an empty list, which is not the same as no witnesses. Leave the field out.',
  ] as const;

  test('of the first payment is f4184fc5…: its bytes prove it', () => {
    const { id, bytes } = FIRST_PAYMENT;
    expect(() => txid({ ...PAYMENT })).toGive(id, [
      [PAYMENT_HASH, 'That is the order on the wire. A txid is a string for people: hashText reverses it.'],
      [hex(reversed(sha256(bytes))), 'You hashed once. It is the SHA-256 of the SHA-256.'],
      [hex(sha256(bytes)), 'You hashed once, and did not reverse the result.'],
      EMPTY_LIST,
      [
        reversed(fromHex(PAYMENT_HASH)),
        'Those are the bytes. Return a txid as people write it, as a string.',
      ],
      [
        fromHex(PAYMENT_HASH),
        'Those are the bytes of the hash. Return a txid as people write it, as a string.',
      ],
      [
        hex(reversed(twice(bytes.subarray(0, -4)))),
        'You did not hash the locktime. Hash everything except marker, flag and witnesses.',
      ],
    ]);
  });

  test('does not cover the marker, the flag or the witnesses', () => {
    const { id, bytes, plain } = WITH_WITNESS;
    const name = (of: Uint8Array) => hex(reversed(twice(of)));
    expect(() => txid({ ...SIGNED })).toGive(id, [
      [
        name(bytes),
        'That is the hash of all bytes, the wtxid. For the txid, leave out marker, flag and witnesses.',
      ],
      [
        name(fromHex(`${hex(plain.subarray(0, 4))}0001${hex(plain.subarray(4))}`)),
        'You hashed marker and flag. Leave them out together with the witnesses.',
      ],
      [
        name(
          fromHex(
            `${hex(plain.subarray(0, 4))}0001${hex(plain.subarray(4, -4))}0000${hex(plain.subarray(-4))}`,
          ),
        ),
        'You hashed marker and flag, and two empty witnesses. Leave out all of that: drop the field witnesses itself.',
      ],
      EMPTY_LIST,
    ]);
  });

  test.each(TRANSACTIONS.map(({ name, id, bytes }) => [name, id, bytes] as const))(
    'of the %s is %s',
    (_, id, bytes) => {
      expect(() => txid(decode(transaction.read, bytes))).toGive(id);
    },
  );

  test('does not remove the witnesses from the transaction', () => {
    const tx = { ...SIGNED };
    txid(tx);
    expect(tx).toGive(SIGNED, [
      [
        UNSIGNED,
        'The witnesses are gone: delete changes the transaction that you were given. Make a copy without them.',
      ],
    ]);
  });

  test('depends on everything in the transaction except the witnesses', () => {
    forAny(
      [anyTransaction],
      (tx) => {
        const { witnesses: _, ...plain } = tx as Transaction;
        const id = txid(tx);
        const others = plain.inputs.map(() => [fromHex('00')]);
        expect(txid({ ...plain, witnesses: others })).toGive(id);
        expect(txid(plain)).toGive(id);
        const other = txid({ ...tx, locktime: (tx.locktime ^ 1) >>> 0 });
        expect(other === id).toGive(false, [
          [true, 'The locktime is different, but the txid is the same: you did not hash everything.'],
        ]);
      },
      30,
    );
  });
});
