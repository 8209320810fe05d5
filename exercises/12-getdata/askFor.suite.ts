import { askFor, INVENTORY, inventories } from 'answers/12-getdata';
import { readPayload } from 'answers/07-own-version';
import { fromHex, hex } from '../../src/wire/bytes';
import { FIRST_PAYMENT, SIMNET_PAYMENT, WITH_WITNESS } from '../../src/suite/recorded-transactions';
import { decode, encode } from '../../src/wire/codec/codec';
import { recording } from '../../src/peers/recordings';
import { reversed } from './shared';

describe('askFor', () => {
  const payload = (...asked: Parameters<typeof askFor>) => encode(inventories.write, askFor(...asked));
  const sent = (name: string) => recording(name).bytes.slice(24);

  test('makes the request that the tutorial meant: 37 bytes instead of 34', () => {
    const id = 'fc57704eff327aecfadb2cf3774edc919ba69aba624b836461ce2be9c00a0c20';
    const hash = reversed(fromHex(id));
    expect(() => askFor(INVENTORY.TX, id)).toGive(
      [{ type: 1, hash }],
      [
        [
          [{ type: 1, hash: fromHex(id) }],
          'The hash is in the order in which people write it. No node knows a transaction by that.',
        ],
        [
          [{ type: 1, hash: id }],
          'The hash is still a string. On the wire it is 32 bytes: hashBytes makes them.',
        ],
        [
          { type: 1, hash },
          'That is one vector. getdata carries a list of them, even if it is a list of one.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array,
          'Those are bytes. inventories writes them; return a list of { type, hash }.',
        ],
        [[], 'The list is empty: it asks for nothing.'],
      ],
    );
    expect(payload(INVENTORY.TX, id)).toGive(fromHex(`01 01000000 ${hex(hash)}`));
  });

  test('needs 37 bytes: the 34 of the tutorial leave only 29 for the hash', () => {
    expect(payload(INVENTORY.TX, FIRST_PAYMENT.id).length).toGive(37);
    expect(() => decode(inventories.read, sent('tutorial-getdata'))).toRefuse({
      path: '[0].hash',
      offset: 5,
    });
  });

  test.each([
    ['inv', 'btcd-inv-tx', INVENTORY.TX, SIMNET_PAYMENT.id],
    [
      'inv',
      'btcd-inv-block',
      INVENTORY.BLOCK,
      '4193fe20f82520c94f0a5ecdb85041c887d778790bdef345ffb203ed042e1821',
    ],
    ['getdata', 'btcd-getdata', INVENTORY.WITNESS_TX, 'ab'.repeat(32)],
    ['notfound', 'btcd-notfound', INVENTORY.WITNESS_TX, SIMNET_PAYMENT.id],
  ])('matches the payload of a recorded %s: %s', (command, name, type, id) => {
    expect(payload(type, id)).toGive(sent(name), [
      [
        (got: unknown) =>
          got instanceof Uint8Array && hex(got.subarray(1, 5)) !== hex(sent(name).subarray(1, 5)),
        'That is not the type that you were given. It has 4 bytes: 40000001 is a transaction with its witnesses.',
      ],
    ]);
    expect(readPayload({ command, payload: sent(name) })).toGive(askFor(type, id));
  });

  test('asks for several things in one message, in the order given', () => {
    const [one, two] = [FIRST_PAYMENT, WITH_WITNESS].map(({ id }) => ({ id, hash: reversed(fromHex(id)) }));
    expect(askFor(INVENTORY.BLOCK, one.id, two.id)).toGive(
      [
        { type: 2, hash: one.hash },
        { type: 2, hash: two.hash },
      ],
      [
        [(got: unknown) => Array.isArray(got) && got.length === 1, 'Only one is left. Ask for every hash.'],
        [
          [
            { type: 2, hash: two.hash },
            { type: 2, hash: one.hash },
          ],
          'They are in the wrong order: reverse the bytes of each hash, not the list.',
        ],
      ],
    );
    expect(askFor(INVENTORY.TX)).toGive([]);
  });

  test('rejects a string that is not a hash', () => {
    const wrong = FIRST_PAYMENT.id.slice(1);
    expect(() => askFor(INVENTORY.TX, FIRST_PAYMENT.id, wrong)).toRefuseWith(RangeError, []);
  });

  test('makes a list for inventories, which reads at most 50,000 entries', () => {
    const vector = hex(payload(INVENTORY.TX, FIRST_PAYMENT.id).subarray(1));
    expect(() => decode(inventories.read, fromHex(`fd 51c3 ${vector}`))).toRefuse({
      path: 'count',
      offset: 0,
    });
    expect(() => decode(inventories.read, fromHex(`fd 50c3 ${vector}`))).toRefuse({
      path: '[1].type',
      offset: 39,
    });
  });
});
