import { contentHash } from 'answers/12-getdata';
import { recording } from '../../src/peers/recordings';
import { BLOCK_170, FIRST_PAYMENT } from '../../src/suite/recorded-transactions';
import { fromHex, hex } from '../../src/wire/bytes';
import { sha256 } from '../../src/wire/sha256';
import { GENESIS, GENESIS_NAME, message, PAYMENT_HASH, reversed, threw, twice } from './shared';

/** A merkleblock and a cmpctblock begin with the header of a block. */
const HEADER = hex(GENESIS.subarray(0, 80));

describe('contentHash', () => {
  const block = recording('block-170').bytes;

  test('of a tx is the hash of its payload: f4184fc5… for the first payment', () => {
    const { id, bytes } = FIRST_PAYMENT;
    expect(() => contentHash(message('tx', bytes))).toGive(id, [
      [PAYMENT_HASH, 'That is the order on the wire. Return it as people write it: hashText reverses it.'],
      [
        (got: unknown) => got instanceof Uint8Array,
        'Those are the bytes. Return the hash as people write it, as a string.',
      ],
      [hex(reversed(twice(bytes.subarray(0, 80)))), 'Only of a block are the first 80 bytes hashed.'],
      [hex(reversed(sha256(bytes))), 'You hashed once. It is the SHA-256 of the SHA-256.'],
      [undefined, 'A tx carries a transaction: its hash is hash256 of the payload.'],
    ]);
  });

  test('of a block is the hash of its header, the first 80 bytes: 00000000d1145790… for block 170', () => {
    expect(() => contentHash(message('block', block))).toGive(BLOCK_170, [
      [
        hex(reversed(twice(block))),
        'You hashed the whole block. A block has the hash of its header, its first 80 bytes.',
      ],
      [
        hex(reversed(twice(block.subarray(80)))),
        'You hashed what follows the header: subarray(80) begins at byte 80. The header is subarray(0, 80).',
      ],
      [
        hex(reversed(twice(block.subarray(24, 104)))),
        'There is no message header in a payload: the header of the block is its first 80 bytes.',
      ],
      [
        hex(twice(block.subarray(0, 80))),
        'That is the order on the wire. Return it as people write it: hashText reverses it.',
      ],
      [undefined, 'A block carries what you can ask for by its hash: that of its header.'],
    ]);
  });

  test.each([
    ['ping', '0102030405060708'],
    ['inv', `01 01000000 ${PAYMENT_HASH}`],
    ['notfound', `01 01000000 ${PAYMENT_HASH}`],
    ['alert', '00'],
    ['headers', '00'],
    ['verack', ''],
    ['merkleblock', `${HEADER} 00000000 00 00`],
    ['cmpctblock', `${HEADER} 0000000000000000 00 00`],
    ['blocktxn', `${PAYMENT_HASH} 00`],
    ['txs', '00'],
  ])('of any other message is undefined, such as %s', (command, payload) => {
    expect(() => contentHash(message(command, fromHex(payload)))).toGive(undefined, [
      [
        threw,
        'It threw. Any message may come in between: return undefined for those that carry neither a transaction nor a block.',
      ],
      [null, 'Return undefined, not null.'],
      [
        FIRST_PAYMENT.id,
        'A notfound or an inv names a transaction, but it does not carry one. Return undefined.',
      ],
      [
        GENESIS_NAME,
        'It has the header of a block, but it does not carry the block. Of all commands, only tx and block count: compare the whole command.',
      ],
      [
        () => true,
        'You hashed a message that carries neither a transaction nor a block. Return undefined for it.',
      ],
    ]);
  });

  test('of a block that is shorter than a header is not an error, and not the hash of a block', () => {
    expect(() => contentHash(message('block', block.slice(0, 79))) === BLOCK_170).toGive(false, [
      [
        threw,
        'It threw. A stranger may send a block of any length; its hash is then not the one that you want.',
      ],
    ]);
  });

  test('does not change the payload', () => {
    const of = message('block', block.slice());
    contentHash(of);
    expect(of.payload).toGive(block.slice(), [[() => true, 'You changed the payload of the message.']]);
  });
});
