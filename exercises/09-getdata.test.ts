import {
  alert,
  alertBody,
  askFor,
  block,
  fetchTransaction,
  findInBlock,
  hash256,
  hashBytes,
  hashText,
  INVENTORY,
  inventories,
  isSigned,
  merkleRoot,
  readTransaction,
  transaction,
  txid,
  writeTransaction,
} from 'answers/09-getdata';
import { readPayload } from 'answers/06-version';
import { Connection } from 'answers/08-handshake';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import { fromHex, hex } from '../src/wire/bytes';
import { anyBytes, forAny, survives } from '../src/suite/for-any';
import { patched, reader } from '../src/suite/inputs';
import { expectOfView } from '../src/suite/at-offset';
import { onLeash } from '../src/suite/resource-tracker';
import type { Known } from '../src/suite/matchers';
import { PlainPeer, twoEnds } from '../src/suite/scripted-peer';
import { eventually, soon } from '../src/suite/deadline';
import { withLimit } from '../src/suite/time-limit';
import {
  anyHash,
  anyTransaction,
  BLOCK_170,
  COINBASE_170,
  FIRST_PAYMENT,
  GENESIS_COINBASE,
  numberedHashes,
  SIMNET_PAYMENT,
  TRANSACTIONS,
  WITH_WITNESS,
} from '../src/suite/recorded-transactions';
import { decode, encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import type { Writer } from '../src/wire/codec/writer';
import { recording } from '../src/peers/recordings';
import { sha256 } from '../src/wire/sha256';
import {
  ClosedError,
  FalseAnswerError,
  NotFoundError,
  ReceiveTimeoutError,
} from '../src/wire/streams/peer-errors';
// what the other end speaks is the reference, so that a fault is found where it is
import { type Message, writeMessage } from '../solutions/01-framing';
import { Demultiplexer } from '../solutions/07-streams';
import * as solution from '../solutions/09-getdata';

type Transaction = ReturnType<typeof readTransaction>;

const GENESIS = recording('block-0').bytes;
const GENESIS_NAME = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';
const GENESIS_HASH = '6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000';
/** The hash of the first payment, f4184fc5…, as on the wire. */
const PAYMENT_HASH = '169e1e83e930853391bc6f35f605c6754cfead57cf8387639d3b4096c54f18f4';

const reversed = (bytes: Uint8Array) => bytes.slice().reverse();
const twice = (bytes: Uint8Array) => sha256(sha256(bytes));
const threw = (got: unknown) => got instanceof Error;
/** Recognises anything that was returned instead of an error. */
const accepted = (got: unknown) => !threw(got);
/** Recognises an error about a field: this one, or one inside it. */
const errorIn = (path: string) => (got: unknown) => String((got as { path?: string })?.path).startsWith(path);
/** Recognises a transaction for which something holds. */
const txWhere = (holds: (tx: Transaction) => boolean) => (got: unknown) => {
  const tx = got as Transaction | undefined;
  return !!tx && Array.isArray(tx.inputs) && Array.isArray(tx.outputs) && holds(tx);
};

describe('hash256', () => {
  test('is the SHA-256 of the SHA-256: for the first block’s header it begins with 6f e2 8c 0a', () => {
    const header = GENESIS.subarray(0, 80);
    expect(() => hash256(header)).toGive(fromHex(GENESIS_HASH), [
      [sha256(header), 'You hashed once. Bitcoin hashes that hash once more.'],
      [
        fromHex(GENESIS_NAME),
        'The right hash, in reverse. As computed it begins with 6f; people write it reversed, and that is what hashText is for.',
      ],
      [twice(header).subarray(0, 4), 'That is a checksum. Here you need all 32 bytes.'],
      [twice(twice(header)), 'You hashed four times. Twice is enough: sha256 hashes once, so call it twice.'],
      [
        sha256(new TextEncoder().encode(hex(sha256(header)))),
        'The second time, you hashed the hex digits of the first hash. Hash its 32 bytes.',
      ],
      [hex(twice(header)), 'You returned a string. Return the 32 bytes.'],
    ]);
  });

  test('hashes only the bytes that a view shows, not the whole buffer', () => {
    expectOfView(hash256, GENESIS.slice(0, 80), fromHex(GENESIS_HASH));
  });

  test('of no bytes begins with 5d f6 e0 e2, the checksum of every verack', () => {
    expect(() => hash256(new Uint8Array())).toGive(
      fromHex('5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456'),
    );
  });

  test('does not change the bytes that it hashes', () => {
    const bytes = fromHex('010203');
    hash256(bytes);
    expect(bytes).toGive(fromHex('010203'), [[() => true, 'You changed the bytes that you hashed.']]);
  });
});

describe('hashText', () => {
  test('starts with the last byte, as people write a hash: 6f e2 8c … becomes 000000000019d668…', () => {
    expect(() => hashText(fromHex(GENESIS_HASH))).toGive(GENESIS_NAME, [
      [GENESIS_HASH, 'That is the order on the wire. People write the last byte first.'],
      [
        Array.from(GENESIS_HASH).reverse().join(''),
        'You reversed the digits, so the two digits of each byte are swapped: f6 for 6f. Reverse the bytes.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.length < 64,
        'Zeros are missing, in front or inside. A hash always has 64 digits, two for each byte.',
      ],
      [GENESIS_NAME.toUpperCase(), 'Write the digits in lower case.'],
      [`0x${GENESIS_NAME}`, 'Leave out the 0x: it is clear enough that this is hex.'],
    ]);
  });

  test('writes two digits for every byte, even below 10', () => {
    expect(() => hashText(numberedHashes(1)[0])).toGive(`${'00'.repeat(31)}01`);
    expect(() => hashText(fromHex(`${'0f'.repeat(31)}a0`))).toGive(`a0${'0f'.repeat(31)}`);
  });

  test('does not change the bytes that it is given', () => {
    const bytes = fromHex(GENESIS_HASH);
    hashText(bytes);
    expect(bytes).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_NAME),
        'You reversed the hash itself: reverse() works in place, so everyone who shares the bytes now has another hash. Make a copy first.',
      ],
    ]);
    expect(hashText(fromHex(`ff${GENESIS_HASH}`).subarray(1))).toGive(GENESIS_NAME, [
      [
        () => true,
        'You did not take the 32 bytes that the view shows: its .buffer is all of the underlying memory.',
      ],
    ]);
  });
});

describe('hashBytes', () => {
  test('turns f4184fc5… into 16 9e 1e 83 …, the order on the wire', () => {
    expect(() => hashBytes(FIRST_PAYMENT.id)).toGive(fromHex(PAYMENT_HASH), [
      [
        fromHex(FIRST_PAYMENT.id),
        'That is the order in which people write it, and the second error of the tutorial. On the wire the last byte comes first.',
      ],
      [
        fromHex(Array.from(FIRST_PAYMENT.id).reverse().join('')),
        'You reversed the digits, so the two digits of each byte are swapped: 61 for 16. Reverse the bytes.',
      ],
    ]);
  });

  test('accepts a hash in capital letters', () => {
    expect(() => hashBytes(FIRST_PAYMENT.id.toUpperCase())).toGive(fromHex(PAYMENT_HASH), [
      [threw, 'You rejected it. F4 is f4.'],
    ]);
  });

  test.each([
    ['half a byte is missing', FIRST_PAYMENT.id.slice(1)],
    ['a byte is missing', FIRST_PAYMENT.id.slice(2)],
    ['one byte too many', `${FIRST_PAYMENT.id}00`],
    ['0x in front', `0x${FIRST_PAYMENT.id}`],
    ['0x instead of two digits', `0x${FIRST_PAYMENT.id.slice(2)}`],
    ['a space at the end', `${FIRST_PAYMENT.id} `],
    ['a line break at the end', `${FIRST_PAYMENT.id}\n`],
    ['spaces between the bytes', FIRST_PAYMENT.id.replace(/../g, '$& ').trim()],
    ['a letter that is not a hex digit', `g${FIRST_PAYMENT.id.slice(1)}`],
    ['letters at the end that are not hex digits', `${FIRST_PAYMENT.id.slice(2)}zz`],
    ['a word', 'genesis'],
  ])('rejects a string that is not a hash: %s', (_, text) => {
    expect(() => hashBytes(text)).toRefuseWith(
      RangeError,
      [],
      [
        [
          (got: unknown) => got instanceof Uint8Array && got.length !== 32,
          'You returned more or fewer than 32 bytes. A reader would find everything after the hash shifted.',
        ],
        [accepted, 'You silently accepted it as a hash. A hash is 64 hex digits, and nothing else.'],
      ],
    );
  });

  test('rejects an empty string', () => {
    expect(() => hashBytes('')).toRefuseWith(RangeError, []);
  });

  test('is the inverse of hashText, for any hash', () => {
    forAny([anyHash], (hash) => {
      expect(hashText(hash)).toGive(hex(reversed(hash)));
      expect(hashBytes(hashText(hash))).toGive(hash);
    });
  });
});

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

  test('rejects what is not a hash, before anything is sent', () => {
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

/** The first payment, as your code should read it. */
const PAYMENT: Transaction = {
  version: 1,
  inputs: [
    {
      txid: fromHex('c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd3704'),
      index: 0,
      script: FIRST_PAYMENT.bytes.subarray(42, 114),
      sequence: 0xffffffff,
    },
  ],
  outputs: [
    { value: 1_000_000_000n, script: FIRST_PAYMENT.bytes.subarray(128, 195) },
    { value: 4_000_000_000n, script: FIRST_PAYMENT.bytes.subarray(204, 271) },
  ],
  locktime: 0,
};

/** The example of BIP 143: its first input has an empty witness, its second a witness of two items. */
const SIGNED: Transaction = {
  version: 1,
  inputs: [
    {
      txid: fromHex('fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f'),
      index: 0,
      script: WITH_WITNESS.bytes.subarray(44, 117),
      sequence: 0xffffffee,
    },
    {
      txid: fromHex('ef51e1b804cc89d182d279655c3aa89e815b1b309fe287d9b2b55d57b90ec68a'),
      index: 1,
      script: new Uint8Array(),
      sequence: 0xffffffff,
    },
  ],
  outputs: [
    { value: 112_340_000n, script: WITH_WITNESS.bytes.subarray(172, 197) },
    { value: 223_450_000n, script: WITH_WITNESS.bytes.subarray(206, 231) },
  ],
  witnesses: [[], [WITH_WITNESS.bytes.subarray(234, 305), WITH_WITNESS.bytes.subarray(306, 339)]],
  locktime: 17,
};
const { witnesses: _, ...UNSIGNED } = SIGNED;

/** What can be wrong with the fields of any transaction. */
const FIELD_FAULTS: Known = [
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => typeof value === 'number')),
    'A value has 64 bits: it is a bigint. Above 2^53 a number would silently round it.',
  ],
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => value < 0n)),
    'A negative amount: you read 32 bits, with a sign. A value is an int64, and 40 bitcoins are 4000000000 satoshis.',
  ],
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => value > 21_000_000n * 100_000_000n)),
    'There will never be so many bitcoins. The 8 bytes of a value are little-endian.',
  ],
  [
    txWhere(({ inputs }) => inputs.some(({ sequence }) => sequence < 0)),
    'A sequence has no sign: ff ff ff ff is 4294967295, not -1.',
  ],
  [
    txWhere(({ inputs }) => inputs.some(({ index }) => index === 0x01000000)),
    'You read the index big-endian: 01 00 00 00 is output 1, not output 16777216.',
  ],
  [
    txWhere(({ inputs }) =>
      [PAYMENT, SIGNED].some((tx) => hex(reversed(tx.inputs[0].txid)) === hex(inputs[0].txid)),
    ),
    'You reversed the hash in the input. In a transaction it stays as on the wire; hashText reverses it for people.',
  ],
  [
    txWhere((tx) => !('locktime' in tx)),
    'The locktime is missing. It is the last field: 4 bytes, after the outputs and the witnesses.',
  ],
];

describe('readTransaction', () => {
  test('reads the first payment from one person to another: 10 bitcoins, and 40 in change', () => {
    expect(() => readTransaction(reader(FIRST_PAYMENT.bytes))).toGive(PAYMENT, [
      ...FIELD_FAULTS,
      [
        txWhere(({ witnesses }) => witnesses !== undefined),
        'You returned witnesses that are not in the bytes. Only a marker, 00 where the number of inputs is expected, says that some follow.',
      ],
      [
        (got: unknown) => ['flag', 'witnesses', 'inputs'].some((path) => errorIn(path)(got)),
        'You expected marker and flag, but this transaction has neither. They are there only if witnesses follow.',
      ],
    ]);
  });

  test('takes 00 01 before the inputs for marker and flag, and reads one witness for each input', () => {
    const counted =
      'You read a count before the witnesses, but there is no such count: there is one witness for each input.';
    expect(() => readTransaction(reader(WITH_WITNESS.bytes))).toGive(SIGNED, [
      [
        txWhere(({ inputs }) => inputs.length === 0),
        'No inputs? The 00 where their number would be is the marker: the flag and the inputs come after it.',
      ],
      [
        txWhere((tx) => tx.locktime === 0x30470200),
        'You did not read the witnesses, and took their first bytes for the locktime. They come between the outputs and the locktime.',
      ],
      [
        txWhere((tx) => tx.witnesses?.length === 1 && tx.locktime === 0x44304702),
        'You read only one witness. There is one for each input, and this transaction has two inputs.',
      ],
      [txWhere((tx) => tx.locktime === 0x44304702), counted],
      [errorIn('witnesses.count'), counted],
      [
        txWhere((tx) => tx.witnesses === undefined),
        'The witnesses are missing. They belong to the transaction: each input has one, a list of items.',
      ],
      [
        txWhere((tx) => (tx.witnesses as unknown[]).some((one) => !Array.isArray(one))),
        'You collected all items in one list. Each input has its own witness, and that is a list of items.',
      ],
      [
        txWhere((tx) => tx.witnesses!.length !== 2),
        'Two inputs have two witnesses. The first is empty, but it is a witness.',
      ],
      ...FIELD_FAULTS,
      [
        (got: unknown) => (got as { path?: string })?.path === 'witnesses',
        'You rejected it because one of its two witnesses is empty. The other is not. Marker and flag are invalid only if no witness has an item.',
      ],
      [
        errorIn('witnesses'),
        'You looked for the witnesses in the wrong place. They come between the outputs and the locktime; and marker and flag are two bytes.',
      ],
      [
        errorIn('outputs'),
        'You looked for the outputs in the wrong place. A 00 for the number of inputs is the marker; the flag and the inputs come after it.',
      ],
    ]);
  });

  test('goes by the marker, not by the version, to see whether witnesses follow', () => {
    const [full, plain] = TRANSACTIONS.slice(-2);
    const has = (bytes: Uint8Array) => readTransaction(reader(bytes)).witnesses?.length;
    const say = 'Both have version 2, but only one has a witness. The marker decides.';
    expect(() => has(full.bytes)).toGive(1, [[() => true, say]]);
    expect(() => has(plain.bytes)).toGive(undefined, [[() => true, say]]);
  });

  test('stops after the locktime: what follows may be another transaction', () => {
    const r = reader(fromHex(hex(WITH_WITNESS.bytes) + hex(FIRST_PAYMENT.bytes)));
    readTransaction(r);
    expect(r.offset).toGive(WITH_WITNESS.bytes.length, [
      [WITH_WITNESS.bytes.length - 4, 'You did not read the last 4 bytes: the locktime.'],
      [
        r.source.length,
        'You read past the locktime, and the next transaction is lost. In a block, more transactions follow.',
      ],
    ]);
    expect(() => readTransaction(r)).toGive(PAYMENT);
  });

  test('reads a value exactly, to the last satoshi', () => {
    const value = (digits: string) =>
      readTransaction(reader(patched(FIRST_PAYMENT.bytes, 119, digits))).outputs[0].value;
    expect(value('0100000000002000')).toGive(2n ** 53n + 1n, [
      [
        2n ** 53n,
        'The last satoshi is gone: the value went through a number, and a number is exact only up to 2^53.',
      ],
    ]);
    expect(value('ffffffffffffffff')).toGive(-1n, [
      [
        2n ** 64n - 1n,
        'A value is an int64, so this is -1. It is not valid in a block, but a reader reports what is there.',
      ],
    ]);
  });

  test('reads every number of 4 bytes as unsigned, even the version', () => {
    const last = FIRST_PAYMENT.bytes.length - 4;
    const read = (offset: number) =>
      readTransaction(reader(patched(FIRST_PAYMENT.bytes, offset, 'ffffffff')));
    const strange = readTransaction(reader(patched(FIRST_PAYMENT.bytes, 0, 'f0b47b9a')));
    expect(strange.version).toGive(2_591_798_512, [
      [
        -1_703_168_784,
        'Until Bitcoin Core 28.0 that was the version of these bytes: it was an int32. Since then it has been a uint32.',
      ],
    ]);
    expect(read(0).version).toGive(0xffffffff);
    expect(read(37).inputs[0].index).toGive(0xffffffff, [
      [-1, 'An index has no sign. In a coinbase it is ff ff ff ff, 4294967295.'],
    ]);
    expect(read(last).locktime).toGive(0xffffffff, [
      [-1, 'A locktime has no sign: it has to last until 2106.'],
    ]);
  });

  test('does not change the bytes that it reads', () => {
    const bytes = WITH_WITNESS.bytes.slice();
    readTransaction(reader(bytes));
    expect(bytes).toGive(WITH_WITNESS.bytes, [
      [
        () => true,
        'You changed the bytes that you read: bytes() returns a view, and reverse() works in place.',
      ],
    ]);
  });

  test.each(['00', '02', 'ff'])('expects the flag 01 after the marker, and rejects %s', (flag) => {
    const bytes = patched(WITH_WITNESS.bytes, 5, flag);
    expect(() => readTransaction(reader(bytes))).toRefuse({ path: 'flag', offset: 5 }, [
      [accepted, `You ignored the flag ${flag}. You know what follows only for 01.`],
    ]);
  });

  test.each([
    [3, 'version', 0],
    [5, 'flag', 5],
    [6, 'inputs.count', 6],
    [38, 'inputs[0].txid', 7],
    [43, 'inputs[0].script.length', 43],
    [116, 'inputs[0].script.bytes', 44],
    [161, 'inputs[1].sequence', 158],
    [162, 'outputs.count', 162],
    [204, 'outputs[1].value', 197],
    [232, 'witnesses[1].count', 232],
    [304, 'witnesses[1][0].bytes', 234],
    [305, 'witnesses[1][1].length', 305],
    [342, 'locktime', 339],
  ])('given only %d bytes, reports that %s is truncated', (left, path, offset) => {
    expect(() => readTransaction(reader(WITH_WITNESS.bytes.subarray(0, left)))).toRefuse({ path, offset });
  });

  test('also reports a truncated field if there are no witnesses', () => {
    const cut = (left: number) => () => readTransaction(reader(FIRST_PAYMENT.bytes.subarray(0, left)));
    expect(cut(20)).toRefuse({ path: 'inputs[0].txid', offset: 5 });
    expect(cut(273)).toRefuse({ path: 'locktime', offset: 271 });
  });

  test('allows 500,001 items in a witness: an empty one takes a single byte', () => {
    // the first item is invalid, so that reading the others costs nothing
    const start = `${hex(WITH_WITNESS.bytes.subarray(0, 231))} fe21a10700 fd0000`;
    const bytes = join(fromHex(start), new Uint8Array(500_010));
    expect(() => readTransaction(reader(bytes))).toRefuse({ path: 'witnesses[0][0].length', offset: 236 }, [
      [
        (got: unknown) => errorIn('witnesses[0].count')(got),
        'You rejected the number of items, and a transaction of 2022 has more. Only the size of a message limits a list: 4,000,000 bytes, and an empty item takes one of them.',
      ],
    ]);
  });

  describe('rejects marker and flag if no witness has an item, as nodes do:', () => {
    const { bytes } = FIRST_PAYMENT;
    const SUPERFLUOUS: Known = [
      [
        accepted,
        'You accepted it, and it would be written back as different bytes. If no witness has an item, marker and flag must not be there (BIP 144); Bitcoin Core calls this a superfluous witness record.',
      ],
    ];
    const piece = (start: number, end?: number) => hex(bytes.subarray(start, end));

    test('one input with an empty witness', () => {
      const marked = `${piece(0, 4)} 0001 ${piece(4, -4)} 00 ${piece(-4)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 273 }, SUPERFLUOUS);
    });

    test('two inputs with two empty witnesses', () => {
      const two = hex(bytes.subarray(5, 118));
      const marked = `${piece(0, 4)} 0001 02 ${two} ${two} ${piece(118, -4)} 0000 ${piece(-4)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 386 }, SUPERFLUOUS);
    });

    test('no inputs, and so no witnesses', () => {
      const marked = `${piece(0, 4)} 0001 00 ${piece(118)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 160 }, SUPERFLUOUS);
    });
  });

  test.each([
    ['the flag', patched(WITH_WITNESS.bytes, 5, '02'), 'flag', 5],
    ['a script', WITH_WITNESS.bytes.subarray(0, 116), 'inputs[0].script.bytes', 44],
    ['the locktime', WITH_WITNESS.bytes.subarray(0, 342), 'locktime', 339],
  ])(
    'counts the offset of %s from the start of the source, even if the reader is not at 0',
    (_, bytes, path, at) => {
      const r = reader(join(new Uint8Array(7), bytes));
      r.bytes(7);
      expect(() => readTransaction(r)).toRefuse({ path, offset: 7 + at }, [
        [
          (got: unknown) => (got as { offset?: number })?.offset === at,
          'The reader was at byte 7, and you counted the offset from there. Count from the start of the source, as r.offset does.',
        ],
      ]);
    },
  );

  test('reads or rejects any bytes, and quickly', () => {
    forAny([anyBytes(400)], (bytes) => survives(readTransaction, bytes));
    // bytes that look most like a transaction get furthest
    forAny([fc.nat(342), fc.nat(255)], (at, byte) => {
      const bytes = WITH_WITNESS.bytes.slice();
      bytes[at] = byte;
      survives(readTransaction, bytes);
    });
  });
});

describe('writeTransaction', () => {
  test('writes the first payment as it was sent in 2009', () => {
    const bytes = FIRST_PAYMENT.bytes;
    expect(() => encode(writeTransaction, PAYMENT)).toGive(bytes, [
      [
        fromHex(`${hex(bytes.subarray(0, 4))}0001${hex(bytes.subarray(4))}`),
        'You wrote marker and flag, but no witness follows. In that case leave them out.',
      ],
      [bytes.subarray(0, -4), 'The locktime is missing: 4 bytes at the end.'],
      [
        patched(bytes, 5, hex(reversed(bytes.subarray(5, 37)))),
        'You reversed the hash in the input. Write it as it was read.',
      ],
    ]);
  });

  test('writes marker and flag after the version, and the witnesses before the locktime', () => {
    const { bytes, plain } = WITH_WITNESS;
    const piece = (start: number, end?: number) => hex(bytes.subarray(start, end));
    expect(() => encode(writeTransaction, SIGNED)).toGive(bytes, [
      [
        plain,
        'That is the form without marker, flag and witnesses, which is hashed for the txid. Here a witness has items, so write all three.',
      ],
      [
        fromHex(piece(0, 4) + piece(6)),
        'Marker and flag are missing. A reader would take the first witness for the locktime.',
      ],
      [fromHex(piece(0, 231) + piece(339)), 'The witnesses are missing, although the marker promises them.'],
      [
        fromHex(`${piece(0, 4)}0100${piece(6)}`),
        'The marker is 00, the flag 01, and the marker comes first: 00 01.',
      ],
      [fromHex(`0001${piece(0, 4)}${piece(6)}`), 'The version comes first. Marker and flag come after it.'],
      [
        fromHex(`${piece(0, 231)}02${piece(231)}`),
        'You wrote the number of witnesses. There is one for each input, so no count comes before them.',
      ],
      [fromHex(piece(0, 231) + piece(232)), 'The first input’s witness is empty. Write it anyway: a 00.'],
      [
        fromHex(piece(0, 231) + piece(339) + piece(231, 339)),
        'The locktime comes last, after the witnesses.',
      ],
      [bytes.subarray(0, -4), 'The locktime is missing: 4 bytes at the end.'],
      [
        fromHex(piece(0, 232) + piece(339)),
        'The witness of the second input is missing. There is one for each input.',
      ],
    ]);
  });

  test('leaves out only marker, flag and witnesses if there are no witnesses', () => {
    expect(() => encode(writeTransaction, UNSIGNED)).toGive(WITH_WITNESS.plain);
  });

  test.each(TRANSACTIONS.map(({ name, bytes }) => [name, bytes] as const))(
    'writes back byte for byte what was read: the %s',
    (_, bytes) => {
      expect(() => encode(writeTransaction, readTransaction(reader(bytes)))).toGive(bytes);
    },
  );

  test.each([
    ['one witness', 1],
    ['three witnesses', 3],
  ])('rejects %s for two inputs', (_, length) => {
    const witnesses = Array.from({ length }, () => [fromHex('51')]);
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuseWith(
      RangeError,
      [],
      [[accepted, 'You wrote it, but nobody can read it: a reader expects as many witnesses as inputs.']],
    );
  });

  test.each([0, 1, 3])('counts empty witnesses, too, and rejects %d of them for two inputs', (length) => {
    const witnesses = Array.from({ length }, () => []);
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuseWith(
      RangeError,
      [],
      [
        [
          accepted,
          'You wrote it, since all its witnesses are empty. But two inputs have two witnesses: something is wrong with this transaction.',
        ],
      ],
    );
  });

  const [input] = PAYMENT.inputs;
  const [output] = PAYMENT.outputs;
  test.each<[string, Partial<Transaction>, number]>([
    ['version', { version: 2 ** 32 }, 0],
    ['version', { version: -1 }, 0],
    ['version', { version: 1.5 }, 0],
    ['inputs[0].txid', { inputs: [{ ...input, txid: new Uint8Array(31) }] }, 5],
    ['inputs[0].index', { inputs: [{ ...input, index: 2 ** 32 }] }, 37],
    ['inputs[0].sequence', { inputs: [{ ...input, sequence: -1 }] }, 114],
    ['outputs[0].value', { outputs: [{ ...output, value: 2n ** 63n }] }, 119],
    ['locktime', { locktime: 2 ** 32 }, 271],
    ['locktime', { locktime: -1 }, 271],
  ])('rejects a value that does not fit, and names the field: %s', (path, change, offset) => {
    expect(() => encode(writeTransaction, { ...PAYMENT, ...change })).toRefuse({ path, offset }, [
      [
        accepted,
        'What you wrote is not what you were given. Reject a value that does not fit; never wrap it.',
      ],
    ]);
  });

  test('names the invalid item of a witness', () => {
    // one byte over the limit for a length
    const endless = new Uint8Array(0x02000001);
    const witnesses = [[], [fromHex('51'), endless]];
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuse({
      path: 'witnesses[1][1].length',
      offset: 235,
    });
  });

  test('writes bytes that are read back as the same transaction', () => {
    forAny([anyTransaction], (tx) => {
      expect(readTransaction(reader(encode(writeTransaction, tx)))).toGive(tx);
    });
  });

  test('writes the old form if all witnesses are empty: nodes reject the other', () => {
    const bytes = FIRST_PAYMENT.bytes;
    expect(() => encode(writeTransaction, { ...PAYMENT, witnesses: [[]] })).toGive(bytes, [
      [
        (got: unknown) => got instanceof Uint8Array && got.length === bytes.length + 3,
        'Marker and flag promise witnesses, but all of them are empty. BIP 144: in that case the old form must be used.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === bytes.length + 1,
        'You wrote the empty witness, but not marker and flag. Nobody can read that.',
      ],
    ]);
  });

  test.each([
    ['with one output', PAYMENT.outputs.slice(0, 1)],
    ['and without outputs', []],
  ])('rejects a transaction without inputs, which could not be read back: %s', (_, outputs) => {
    const known: Known = [
      [
        accepted,
        'You wrote it, but it cannot be read: a 0 for the number of inputs is the marker, and what comes next is taken for the flag.',
      ],
    ];
    const none = { ...PAYMENT, inputs: [], outputs };
    expect(() => encode(writeTransaction, none)).toRefuse({ path: 'inputs', offset: 4 }, known);
    expect(() => encode(writeTransaction, { ...none, witnesses: [] })).toRefuse(
      { path: 'inputs', offset: 4 },
      known,
    );
  });

  test.each<[string, Partial<Transaction>, number]>([
    ['version', { version: 2 ** 32 }, 0],
    ['inputs', { inputs: [] }, 4],
    ['locktime', { locktime: -1 }, 271],
  ])('counts the offset of %s from the start, even if the writer is not at 0', (path, change, at) => {
    const later = (w: Writer) => {
      w.bytes(new Uint8Array(7));
      writeTransaction(w, { ...PAYMENT, ...change });
    };
    expect(() => encode(later, undefined)).toRefuse({ path, offset: 7 + at }, [
      [
        (got: unknown) => (got as { offset?: number })?.offset === at,
        'Seven bytes had already been written, and you counted the offset from there. Count from the start, as w.offset does.',
      ],
    ]);
  });
});

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

  test('does not cover the witnesses, nor marker and flag', () => {
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

/** The txids of block 100,000, as people write them, and its merkle root. */
const BLOCK_100000 = {
  ids: [
    '8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87',
    'fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4',
    '6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4',
    'e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d',
  ],
  root: 'f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766',
};

const join = (...parts: Uint8Array[]) => fromHex(parts.map(hex).join(''));
/** The parent of two nodes in a merkle tree. */
const pair = (left: Uint8Array, right: Uint8Array) => twice(join(left, right));

describe('merkleRoot', () => {
  const [a, b, c, d] = BLOCK_100000.ids.map((id) => reversed(fromHex(id)));

  test('of two hashes is the hash of both, one after the other: block 170', () => {
    const [coinbase, payment] = [COINBASE_170, FIRST_PAYMENT].map(({ id }) => reversed(fromHex(id)));
    expect(() => merkleRoot([coinbase, payment])).toGive(recording('block-170').bytes.slice(36, 68), [
      [sha256(join(coinbase, payment)), 'You hashed once. Here, too, it is the SHA-256 of the SHA-256.'],
      [pair(payment, coinbase), 'You took them in the wrong order: the first one goes on the left.'],
      [
        reversed(pair(reversed(coinbase), reversed(payment))),
        'You reversed them before you hashed them. Hash the bytes as on the wire.',
      ],
      [
        pair(reversed(coinbase), reversed(payment)),
        'You reversed them before you hashed them. Hash the bytes as on the wire.',
      ],
      [
        reversed(pair(coinbase, payment)),
        'The right root, in reverse. The header has it as it was computed; only people reverse it.',
      ],
      [
        twice(new TextEncoder().encode(hex(join(coinbase, payment)))),
        'You hashed the hex digits. Hash the 64 bytes.',
      ],
      [
        (got: unknown) => typeof got === 'string',
        'You returned a string. The root is 32 bytes, as in the header.',
      ],
    ]);
  });

  test('of one hash is that hash itself: the first block', () => {
    const [only] = [reversed(fromHex(GENESIS_COINBASE.id))];
    expect(() => merkleRoot([only])).toGive(GENESIS.slice(36, 68), [
      [pair(only, only), 'You paired it with itself. A single hash is already the root.'],
      [twice(only), 'You hashed it once more. A single hash is already the root.'],
    ]);
  });

  test('of four hashes pairs the pairs: block 100,000', () => {
    expect(() => merkleRoot([a, b, c, d])).toGive(reversed(fromHex(BLOCK_100000.root)), [
      [
        twice(join(a, b, c, d)),
        'You hashed all four at once. Hash them in pairs, and then hash the two results.',
      ],
      [pair(a, b), 'You used only the first two. The other two are a pair of their own.'],
      [
        pair(pair(pair(a, b), c), d),
        'You added one hash after another. Hash them in pairs, and then hash the two results.',
      ],
    ]);
  });

  test('of three hashes pairs the odd one with itself', () => {
    expect(() => merkleRoot([a, b, c])).toGive(pair(pair(a, b), pair(c, c)), [
      [pair(a, b), 'You lost the third one: a block with it and one without it would have the same root.'],
      [
        pair(pair(a, b), c),
        'You moved the third one up unchanged. Other trees do that; here it is paired with itself.',
      ],
      [pair(pair(a, b), twice(c)), 'You hashed the third one alone. Take it twice: hash 64 bytes.'],
      [
        pair(pair(a, b), pair(c, new Uint8Array(32))),
        'You paired the third one with zeros. Pair it with itself.',
      ],
      [pair(pair(a, b), pair(c, a)), 'You paired the third one with the first. Pair it with itself.'],
      [pair(pair(a, b), pair(b, c)), 'You paired the third one with the second again. Pair it with itself.'],
      [threw, 'It threw. The last one has no partner, so it is taken twice.'],
    ]);
  });

  test('of six hashes pairs an odd one with itself on every level: on the second, three are left', () => {
    const [e, f] = numberedHashes(2);
    const three = [pair(a, b), pair(c, d), pair(e, f)];
    expect(() => merkleRoot([a, b, c, d, e, f])).toGive(
      pair(pair(three[0], three[1]), pair(three[2], three[2])),
      [
        [
          pair(pair(three[0], three[1]), three[2]),
          'On the second level three are left, and you moved the odd one up unchanged. Pair it with itself there, too.',
        ],
        [
          pair(pair(three[0], three[1]), pair(pair(e, e), pair(f, f))),
          'You padded the list at the bottom. Instead, take an odd one twice on each level.',
        ],
        [
          pair(pair(three[0], three[1]), pair(three[2], pair(f, f))),
          'You padded the list at the bottom. Instead, take an odd one twice on each level.',
        ],
        [pair(three[0], three[1]), 'On the second level three are left, and you lost the third there.'],
      ],
    );
  });

  test('does not change the list', () => {
    const list = numberedHashes(3);
    merkleRoot(list);
    expect(list).toGive(numberedHashes(3), [
      [
        (got: unknown) => Array.isArray(got) && got.length > 3,
        'The list has become longer: push changes the list that you were given. The block now has one transaction too many.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length < 3,
        'The list has become shorter. It belongs to the caller.',
      ],
      [() => true, 'The hashes have changed. They belong to the caller.'],
    ]);
  });

  test('of any list is the root of its pairs', () => {
    forAny(
      [fc.array(anyHash, { minLength: 2, maxLength: 20 })],
      (hashes) => {
        const pairs = hashes.flatMap((left, i) => (i % 2 ? [] : [pair(left, hashes[i + 1] ?? left)]));
        expect(merkleRoot(hashes)).toGive(merkleRoot(pairs));
        expect(merkleRoot([pair(hashes[0], hashes[1])])).toGive(pair(hashes[0], hashes[1]));
      },
      40,
    );
  });
});

/** A block of regtest whose two txids, one after the other, are the 64 bytes of a transaction. */
const GROUND = recording('block-two-ground-txids');

/** Says which check is missing, whichever transaction was asked for. */
const INNER_NODES: Known = [
  [
    (got: unknown) => accepted(got) || got instanceof NotFoundError,
    'The header is right, and so is the root. But what came is not a transaction: its 64 bytes are the two txids of the block, an inner node of the tree, ground until they could be read as one. A block begins with a coinbase, and an inner node can never be one.',
  ],
];

type Input = Transaction['inputs'][number];

/** A block of these transactions, with a header that commits to them, and its hash. */
function blockOf(...transactions: Transaction[]) {
  const root = solution.merkleRoot(transactions.map((tx) => reversed(fromHex(solution.txid(tx)))));
  const header = patched(recording('block-170').bytes.slice(0, 80), 36, hex(root));
  return { found: { header, transactions }, hash: hex(reversed(twice(header))) };
}

describe('findInBlock', () => {
  const bytes = recording('block-170').bytes;
  const read = () => decode(block.read, bytes);
  const found = () => findInBlock(read(), BLOCK_170, FIRST_PAYMENT.id);

  test('finds the first payment in block 170 by its txid', () => {
    expect(() => found()).toGive(PAYMENT, [
      [
        txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
        'That is the coinbase, the first transaction of every block. Find the one that was asked for by its txid.',
      ],
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'You rejected the right block. Its hash is that of the 80 bytes of its header, and its merkle root is in bytes 36 to 67. (Two arrays are never ===: compare their bytes, or their hex.)',
      ],
      [
        (got: unknown) => got instanceof NotFoundError,
        'You did not find it, but it is there. Compare a txid with txids, both as people write them. (Two arrays are never ===: compare strings.)',
      ],
      [
        (got: unknown) => typeof got === 'number',
        'That is its place in the block. Return the transaction itself.',
      ],
      [undefined, 'You returned nothing. It is the second transaction of this block.'],
    ]);
  });

  test('finds a transaction wherever it is in the block: the coinbase comes first', () => {
    expect(readPayload({ command: 'block', payload: bytes })).toGive(read());
    expect(readPayload({ command: 'tx', payload: FIRST_PAYMENT.bytes })).toGive(found());
    expect(() => txid(findInBlock(read(), BLOCK_170, COINBASE_170.id))).toGive(COINBASE_170.id, [
      [FIRST_PAYMENT.id, 'That is the second one. Find a transaction by its txid, not by its place.'],
    ]);
    expect(() => txid(findInBlock(decode(block.read, GENESIS), GENESIS_NAME, GENESIS_COINBASE.id))).toGive(
      GENESIS_COINBASE.id,
    );
  });

  test.each([
    ['with witnesses', 'btcd-block-witness', [[fromHex('51')]]],
    ['without witnesses', 'btcd-block-stripped', undefined],
  ])('accepts a segwit block, sent %s: its root is made of txids', (_, name, witnesses) => {
    const today = decode(block.read, recording(name).bytes.slice(24));
    const hash = '4193fe20f82520c94f0a5ecdb85041c887d778790bdef345ffb203ed042e1821';
    expect(() => findInBlock(today, hash, SIMNET_PAYMENT.id).witnesses).toGive(witnesses, [
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'You rejected it. The merkle root is made of txids, and those are the same with and without witnesses.',
      ],
      [undefined, 'The transaction has lost its witness. Return it as it is in the block.'],
    ]);
  });

  test('throws a FalseAnswerError for a different block from the one that was asked for', () => {
    expect(() => findInBlock(read(), GENESIS_NAME, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'You took the transaction from another block. Compare the hash of the 80 bytes of its header with the one that was asked for.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: this is not the block that was asked for. That is a FalseAnswerError.',
        ],
      ],
    );
    const changed = decode(block.read, patched(bytes, 79, '71'));
    expect(() => findInBlock(changed, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The last byte of the header is different, and so is the hash of the block. Hash all 80 bytes.',
        ],
      ],
    );
  });

  test.each<[string, (coinbase: Transaction, payment: Transaction) => Transaction[]]>([
    ['a transaction is changed', (coinbase, payment) => [{ ...coinbase, locktime: 1 }, payment]],
    ['the transactions are swapped', (coinbase, payment) => [payment, coinbase]],
    ['a transaction is missing', (coinbase) => [coinbase]],
    ['there is one transaction too many', (coinbase, payment) => [coinbase, payment, coinbase]],
  ])('believes nothing in a block if %s', (_, change) => {
    const [coinbase, payment] = read().transactions;
    const transactions = change(coinbase, payment);
    expect(() => findInBlock({ ...read(), transactions }, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The header is right, but anything could come after it. The merkle root of the txids must be the one in the header.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: these are not the transactions of the header. That is a FalseAnswerError.',
        ],
      ],
    );
  });

  test('throws a NotFoundError for a transaction that is not in the block', () => {
    expect(() => findInBlock(read(), BLOCK_170, GENESIS_COINBASE.id)).toRefuseWith(
      NotFoundError,
      [],
      [
        [
          undefined,
          'You returned nothing, and every caller would have to check for that. Throw a NotFoundError.',
        ],
        [accepted, 'You returned another transaction. The one that was asked for is not in block 170.'],
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'The block is the right one, and intact. The transaction is not in it: throw a NotFoundError.',
        ],
      ],
    );
  });

  test('throws a FalseAnswerError for a header without transactions', () => {
    expect(() => findInBlock({ ...read(), transactions: [] }, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: every block has at least a coinbase, so this is not the block. That is a FalseAnswerError.',
        ],
        [
          (got: unknown) => got instanceof RangeError && /stack/.test(got.message),
          'It never ended: an empty list of hashes has no root. Check its length first.',
        ],
        [threw, 'It threw another error: an empty list of hashes has no root. Check its length first.'],
      ],
    );
  });

  const ground = decode(solution.block.read, GROUND.bytes);
  const [coinbase, payment] = ground.transactions;
  const hash = hex(reversed(twice(ground.header)));
  const [left, right] = [coinbase, payment].map((tx) => reversed(fromHex(solution.txid(tx))));
  /** The same header, with the 64 bytes of the two txids instead of the two transactions. */
  const forged = decode(solution.block.read, join(ground.header, fromHex('01'), left, right));
  const forgedId = hex(reversed(ground.header.subarray(36, 68)));

  test('does not find a payment that does not exist, although the header and the root are right', () => {
    expect(pair(left, right)).toGive(ground.header.slice(36, 68));
    expect(encode(solution.writeTransaction, forged.transactions[0]).length).toGive(64);
    expect(() => txid(findInBlock(ground, hash, solution.txid(payment)))).toGive(solution.txid(payment));
    expect(() => findInBlock(forged, hash, forgedId)).toRefuseWith(FalseAnswerError, [], INNER_NODES);
  });

  test('does not deny a payment that is in the block', () => {
    expect(() => findInBlock(forged, hash, solution.txid(payment))).toRefuseWith(
      FalseAnswerError,
      [],
      INNER_NODES,
    );
  });

  test.each<[string, (first: Input) => Input[]]>([
    ['spends an output whose index is ffffffff', (first) => [{ ...first, txid: numberedHashes(1)[0] }]],
    [
      'spends a txid that is zero except for its last byte',
      (first) => [{ ...first, txid: reversed(numberedHashes(1)[0]) }],
    ],
    ['spends output 0 of a txid that is all zeros', (first) => [{ ...first, index: 0 }]],
    ['has a second input', (first) => [first, { ...first, txid: numberedHashes(1)[0], index: 0 }]],
  ])('requires a coinbase as the first transaction: one that %s is not a coinbase', (_, change) => {
    const [coinbase, payment] = read().transactions;
    const { found, hash } = blockOf({ ...coinbase, inputs: change(coinbase.inputs[0]) }, payment);
    expect(() => findInBlock(found, hash, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The first transaction is not a coinbase: a coinbase has one input, whose txid is all zeros and whose index is ffffffff. All three matter: two txids can be ground until some of that is true.',
        ],
      ],
    );
  });

  test('accepts a transaction that happens to have 64 bytes, like any other', () => {
    const [coinbase, payment] = read().transactions;
    const short = {
      ...payment,
      inputs: [{ ...payment.inputs[0], script: new Uint8Array() }],
      outputs: [{ value: 1n, script: fromHex('00000051') }],
    };
    const { found, hash } = blockOf(coinbase, short, payment);
    expect(() => findInBlock(found, hash, FIRST_PAYMENT.id)).toGive(PAYMENT, [
      [
        threw,
        'You rejected the block because one of its transactions has 64 bytes. That alone is allowed: the block begins with a coinbase, so these are its transactions.',
      ],
    ]);
  });

  test('throws a FalseAnswerError if a transaction is there twice, although the root is the same', () => {
    const [coinbase, payment] = read().transactions;
    const { found, hash } = blockOf(coinbase, payment, SIGNED);
    const transactions = [...found.transactions, SIGNED];
    expect(findInBlock(found, hash, FIRST_PAYMENT.id)).toGive(PAYMENT);
    for (const id of [FIRST_PAYMENT.id, WITH_WITNESS.id, GENESIS_COINBASE.id]) {
      expect(() => findInBlock({ ...found, transactions }, hash, id)).toRefuseWith(
        FalseAnswerError,
        [],
        [
          [
            (got: unknown) => accepted(got) || got instanceof NotFoundError,
            'The last transaction is there twice. An odd one is taken twice anyway, so the root is the same; but the block has three transactions, not four.',
          ],
        ],
      );
    }
  });

  test('accepts a hash in capital letters', () => {
    expect(() => findInBlock(read(), BLOCK_170.toUpperCase(), FIRST_PAYMENT.id.toUpperCase())).toGive(
      PAYMENT,
      [[threw, 'You did not recognise a hash in capital letters. A hash is a number: F4 is f4.']],
    );
  });
});

/** How the other end reads and writes messages. */
const wire = {
  frame: (message: Message) => encode((w) => writeMessage(w, message, 'mainnet'), undefined),
  splitter: () => new Demultiplexer('mainnet'),
};

/** A conversation with a node that says what the test tells it to say. */
const talking = (body: (connection: Connection, node: PlainPeer) => Promise<void>) => () =>
  onLeash(async () => {
    const [ours, theirs] = await twoEnds();
    const connection = Connection.over(ours);
    await body(connection, new PlainPeer(theirs, wire));
  });

/** Fetch something, and have the node answer the getdata. @returns the outcome, for the matchers */
async function fetched(
  connection: Connection,
  node: PlainPeer,
  [id, hash]: [id: string, hash?: string],
  ...answers: Message[]
) {
  const before = asked(node).length;
  let over = false;
  const end = () => void (over = true);
  const fetching = Promise.resolve().then(() => fetchTransaction(connection, id, hash));
  fetching.then(end, end);
  await eventually(() => over || asked(node).length > before);
  node.say(...answers);
  // the node has said everything: code that still waits would wait until its patience ends
  if (!(await eventually(() => over))) {
    await connection.close(new ReceiveTimeoutError('no message came'));
  }
  return soon(() => fetching, 'It never ended: you did not wait for what the node said, or did not hear it.');
}

/** The payloads of the getdata messages that the node has received. */
const asked = (node: PlainPeer) =>
  node.heard.filter(({ command }) => command === 'getdata').map(({ payload }) => payload);

const message = (command: string, ...payload: (Uint8Array | string)[]): Message => ({
  command,
  payload: join(...payload.map((part) => (typeof part === 'string' ? fromHex(part) : part))),
});
const TX = message('tx', WITH_WITNESS.bytes);
const BLOCK = message('block', recording('block-170').bytes);
const wireHash = (text: string) => hex(reversed(fromHex(text)));
const notfound = (type: string, ...ids: string[]) =>
  message('notfound', `0${ids.length}`, ...ids.map((id) => type + wireHash(id)));

/** For code that waits in vain, although the node has answered. */
const waited = (say: string): Known => [
  [(got: unknown) => got instanceof ReceiveTimeoutError, say],
  [
    (got: unknown) => got instanceof ClosedError,
    'The connection was closed, although the node was still there.',
  ],
];
const CLOSED = 'The connection is closed. It was open before, so leave closing it to the caller.';
const NOT_THE_FIRST =
  'You took the first one that came for the one you asked for. Other messages may come in between: compare the hash.';

describe('fetchTransaction', () => {
  test(
    'sends a getdata for the transaction with its witnesses',
    talking(async (connection, node) => {
      await fetched(connection, node, [WITH_WITNESS.id], TX);
      const hash = wireHash(WITH_WITNESS.id);
      expect(asked(node)[0]).toGive(fromHex(`01 01000040 ${hash}`), [
        [undefined, 'The node received no getdata. It sends nothing that it is not asked for.'],
        [
          fromHex(`01 01000000 ${hash}`),
          'Type 1 is a transaction without its witnesses. With them it is INVENTORY.WITNESS_TX.',
        ],
        [
          fromHex(`01 01 ${WITH_WITNESS.id}`),
          'That is how the tutorial asked, with both its errors: the type in one byte, and the hash as people write it.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got.length === 34,
          'You wrote the type in one byte, so there are 34 bytes instead of 37. No node can read that.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got).endsWith(WITH_WITNESS.id),
          'You sent the hash as people write it. On the wire the last byte comes first.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got.subarray(1, 5)) === '02000040',
          'You asked for a block, but were given no block hash. Ask for the transaction itself.',
        ],
        [
          fromHex(`01 05000000 ${hash}`),
          'Type 5, WTX, goes by the hash with the witnesses. With a txid, ask by type 1 or WITNESS_TX.',
        ],
      ]);
    }),
  );

  test(
    'returns the transaction that the node sends',
    talking(async (connection, node) => {
      expect(await fetched(connection, node, [WITH_WITNESS.id], TX)).toGive(SIGNED, [
        [(got: unknown) => got instanceof Uint8Array, 'Those are the bytes. readTransaction reads them.'],
        [
          (got: unknown) => (got as Message | undefined)?.command === 'tx',
          'That is the message. The transaction is in its payload.',
        ],
        ...waited('The transaction came, but you did not take it. Its txid is the one that you asked for.'),
      ]);
    }),
  );

  test(
    'skips whatever else comes in between',
    talking(async (connection, node) => {
      const others = [
        message('inv', '01 01000000', 'ab'.repeat(32)),
        message('tx', FIRST_PAYMENT.bytes),
        notfound('01000040', FIRST_PAYMENT.id),
      ];
      expect(await fetched(connection, node, [WITH_WITNESS.id], ...others, TX)).toGive(SIGNED, [
        [txWhere((tx) => tx.outputs[0]?.value === PAYMENT.outputs[0].value), NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'That notfound was about another transaction. It carries the hash of what was not found.',
        ],
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'You gave up at a transaction that you had not asked for. The right one came next.',
        ],
        ...waited('The transaction came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );

  test(
    'leaves the messages after the answer for the next receive()',
    talking(async (connection, node) => {
      const ready = message('sendheaders');
      await fetched(connection, node, [WITH_WITNESS.id], TX, ready);
      expect(
        await soon(() => connection.receive(), 'The message that came after the transaction is gone.'),
      ).toGive(ready, [
        [(got: unknown) => got instanceof ClosedError, CLOSED],
        ...waited('The message that came after the transaction is gone.'),
      ]);
      expect(await fetched(connection, node, [WITH_WITNESS.id], TX)).toGive(SIGNED, [[threw, CLOSED]]);
    }),
  );

  test(
    'throws a NotFoundError if the node says notfound',
    talking(async (connection, node) => {
      const missing = notfound('01000040', WITH_WITNESS.id);
      expect(await fetched(connection, node, [WITH_WITNESS.id], missing)).toRefuseWith(
        NotFoundError,
        [],
        [
          ...waited('The node said notfound, but you did not listen. Wait for either: tx or notfound.'),
          [accepted, 'The node said notfound. Throw a NotFoundError.'],
        ],
      );
    }),
  );

  test(
    'looks at every entry of a notfound',
    talking(async (connection, node) => {
      const missing = notfound('01000040', FIRST_PAYMENT.id, WITH_WITNESS.id);
      expect(await fetched(connection, node, [WITH_WITNESS.id], missing)).toRefuseWith(
        NotFoundError,
        [],
        [...waited('It was the second entry of the notfound. Look at all of them.')],
      );
    }),
  );

  test(
    'asks for the whole block if given a block hash: that is what nodes serve',
    talking(async (connection, node) => {
      const result = await fetched(connection, node, [FIRST_PAYMENT.id, BLOCK_170], BLOCK);
      const hash = wireHash(BLOCK_170);
      expect(asked(node)[0]).toGive(fromHex(`01 02000040 ${hash}`), [
        [
          fromHex(`01 02000000 ${hash}`),
          'Type 2 is a block without witnesses. With them it is INVENTORY.WITNESS_BLOCK.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got).endsWith(wireHash(FIRST_PAYMENT.id)),
          'You asked for the transaction. It is old: you can only ask for its block, by the hash of the block.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && /^01010000/.test(hex(got)),
          'You asked for a transaction by the hash of a block. Ask for the block.',
        ],
      ]);
      expect(result).toGive(PAYMENT, [
        ...waited('The block came, but you did not take it. It has the hash that you asked for.'),
        [
          (got: unknown) => Array.isArray((got as { transactions?: unknown })?.transactions),
          'That is the block. The transaction is in it.',
        ],
        [
          txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
          'That is the coinbase, the first transaction of every block.',
        ],
      ]);
    }),
  );

  test(
    'skips another block that comes first',
    talking(async (connection, node) => {
      const answers = [message('block', GENESIS), notfound('02000040', GENESIS_NAME), BLOCK];
      expect(await fetched(connection, node, [FIRST_PAYMENT.id, BLOCK_170], ...answers)).toGive(PAYMENT, [
        [(got: unknown) => got instanceof FalseAnswerError, NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'Another block came first, or a notfound about another one. That says nothing about the one you asked for.',
        ],
        ...waited('The block came, but you did not take it: something else had come before it.'),
      ]);
    }),
  );

  test(
    'throws a FalseAnswerError for a block that is not what its header says',
    talking(async (connection, node) => {
      const { bytes } = recording('block-170');
      const altered = message('block', patched(bytes, bytes.length - 1, '01'));
      expect(await fetched(connection, node, [COINBASE_170.id, BLOCK_170], altered)).toRefuseWith(
        FalseAnswerError,
        [],
        [
          [
            accepted,
            'The last byte of the block was changed, and you believed it. The merkle root gives it away: findInBlock checks it.',
          ],
          ...waited(
            'The block came with the hash that you asked for, but something in it is wrong. That is not a reason to go on waiting.',
          ),
        ],
      );
    }),
  );

  test(
    'throws a NotFoundError if the block lacks the transaction, or the node lacks the block',
    talking(async (connection, node) => {
      const answers = [BLOCK, notfound('02000040', BLOCK_170)];
      for (const answer of answers) {
        expect(await fetched(connection, node, [GENESIS_COINBASE.id, BLOCK_170], answer)).toRefuseWith(
          NotFoundError,
          [],
          [
            [undefined, 'You returned nothing. If the transaction is not there, throw a NotFoundError.'],
            [accepted, 'You returned another transaction. The one that was asked for is not in block 170.'],
            ...waited(
              answer === BLOCK
                ? 'The block came, but the transaction is not in it. No other block will come.'
                : 'The node said notfound, but you did not listen. A notfound about a block carries the hash of the block.',
            ),
          ],
        );
      }
    }),
  );

  test(
    'gives up when its patience ends: a node that does not have something may say nothing',
    talking(async (connection, node) => {
      connection.patience = 20;
      expect(await fetched(connection, node, [FIRST_PAYMENT.id, GENESIS_NAME])).toRefuseWith(
        ReceiveTimeoutError,
        [],
        [[accepted, 'Nothing came, and something came of it. Let the ReceiveTimeoutError through.']],
      );
    }),
  );

  test.each<[string, Message, [string, string?]]>([
    ['tx', message('tx', WITH_WITNESS.bytes.slice(0, -1)), [WITH_WITNESS.id]],
    ['tx with an unknown flag', message('tx', patched(WITH_WITNESS.bytes, 5, '02')), [WITH_WITNESS.id]],
    [
      'notfound',
      message('notfound', '01 01000040', wireHash(WITH_WITNESS.id).slice(0, -2)),
      [WITH_WITNESS.id],
    ],
    ['block', message('block', recording('block-170').bytes.slice(0, -1)), [COINBASE_170.id, BLOCK_170]],
  ])('reports a %s that cannot be read, and does not skip it', (_, answer, wanted) =>
    talking(async (connection, node) => {
      expect(await fetched(connection, node, wanted, answer)).toRefuseWith(
        WireError,
        [],
        [
          ...waited(
            'The answer came and could not be read, but you waited for another one. Let the WireError through: it says what is wrong with the answer.',
          ),
          [
            (got: unknown) => accepted(got) || threw(got),
            'The answer came and could not be read. Let the WireError through: it says what is wrong with it.',
          ],
        ],
      );
    })(),
  );

  test(
    'throws a ClosedError if the node hangs up',
    talking(async (connection, node) => {
      const result = soon(
        () => fetchTransaction(connection, WITH_WITNESS.id),
        'The node has hung up, and you are still waiting for its answer.',
      );
      await node.hears('getdata');
      node.socket.destroy();
      expect(await result).toRefuseWith(
        ClosedError,
        [],
        [[accepted, 'The node has hung up without an answer. Let the ClosedError through.']],
      );
    }),
  );

  test(
    'rejects what is not a hash, and sends nothing',
    talking(async (connection, node) => {
      const half = WITH_WITNESS.id.slice(32);
      const wrong: [string, string?][] = [[half], [half, BLOCK_170], [FIRST_PAYMENT.id, half]];
      connection.patience = 20;
      for (const arguments_ of wrong) {
        expect(await fetched(connection, node, arguments_)).toRefuseWith(
          RangeError,
          [],
          [
            [
              (got: unknown) => got instanceof ReceiveTimeoutError,
              'You sent the request and waited. Check both hashes before you send anything.',
            ],
          ],
        );
      }
      expect(asked(node)).toGive(
        [],
        [[() => true, 'You asked the node, although what you were given is not a hash.']],
      );
    }),
  );

  test(
    'accepts a hash in capital letters',
    talking(async (connection, node) => {
      const say =
        'The right one came, but you did not recognise it: its hash was given in capital letters. F4 is f4.';
      expect(await fetched(connection, node, [WITH_WITNESS.id.toUpperCase()], TX)).toGive(
        SIGNED,
        waited(say),
      );
      const loud: [string, string] = [FIRST_PAYMENT.id.toUpperCase(), BLOCK_170.toUpperCase()];
      expect(await fetched(connection, node, loud, BLOCK)).toGive(PAYMENT, waited(say));
      const missing = notfound('02000040', BLOCK_170);
      expect(await fetched(connection, node, loud, missing)).toRefuseWith(NotFoundError, [], waited(say));
    }),
  );

  test('has one deadline for the whole fetch: other messages that keep coming do not extend it', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection, node) => {
        connection.patience = limit;
        const fallSilent = node.keepSaying(message('tx', FIRST_PAYMENT.bytes), pace);
        const result = await soon(
          () => fetchTransaction(connection, WITH_WITNESS.id),
          'Other transactions keep coming, and with each of them you start waiting again. The patience is for the whole fetch.',
          limit,
        );
        await fallSilent();
        expect(result).toRefuseWith(ReceiveTimeoutError, []);
        expect(connection.patience).toGive(limit, [
          [() => true, 'You changed the patience of the connection. Leave it as it was: others use it, too.'],
        ]);
      })(),
    ));
});

/** The alert that came back to the tutorial: a frame in a frame. */
const ALERT = recording('alert-wrapped-twice').bytes.slice(24);
const recorded = () => decode(alert.read, ALERT.slice(24));

describe('isSigned', () => {
  /** Signs with a test key. The private key 1 is known to everybody. */
  const sign = (body: Uint8Array, key = fromHex(`${'00'.repeat(31)}01`)) => ({
    body,
    signature: secp256k1.sign(twice(body), key, { prehash: false, format: 'der' }),
  });
  const KEY_OF_1 = hex(secp256k1.getPublicKey(fromHex(`${'00'.repeat(31)}01`), false));
  const BODY = fromHex('77 69 72 65');

  test('is true for the last alert of all, URGENT: it was signed with the alert key', () => {
    const { body } = recorded();
    const { statusBar, ...rest } = decode(alertBody.read, body);
    expect(String.fromCharCode(...statusBar)).toGive('URGENT: Alert key compromised, upgrade required');
    const none = new Uint8Array();
    expect(rest).toGive({
      version: 1,
      relayUntil: 0n,
      expiration: 0x7fffffffn,
      id: 0x7fffffff,
      cancel: 0x7ffffffe,
      setCancel: [0x7fffffff],
      minVer: 0,
      maxVer: 0x7fffffff,
      setSubVer: [],
      priority: 0x7fffffff,
      comment: none,
      reserved: none,
    });
    expect(() => isSigned(recorded())).toGive(true, [
      [
        false,
        "It is signed, and you say that it is not. What was signed is the SHA-256 of the SHA-256 of the body: pass that hash to verify, with prehash: false and format: 'der'.",
      ],
      [
        threw,
        "It threw. The signature is DER: pass format: 'der' to verify. The key is hex, and verify takes bytes.",
      ],
    ]);
  });

  test('is false if one bit of the body or of the signature is different', () => {
    const { body, signature } = recorded();
    const say = 'A bit was changed, and you still say that it is signed. Verify what came.';
    for (const at of [0, 24, body.length - 1]) {
      const other = body.slice();
      other[at] ^= 1;
      expect(() => isSigned({ body: other, signature })).toGive(false, [[true, say]]);
    }
    for (const at of [10, signature.length - 1]) {
      const other = signature.slice();
      other[at] ^= 1;
      expect(() => isSigned({ body, signature: other })).toGive(false, [[true, say]]);
    }
  });

  test('is false if somebody else signed it: the key is what counts', () => {
    expect(() => isSigned(sign(BODY))).toGive(false, [
      [true, 'Somebody else signed it, not the holder of the alert key.'],
    ]);
    expect(() => isSigned(sign(BODY), KEY_OF_1)).toGive(true, [
      [
        false,
        'It was signed with the key that you were given, but you verified it with another one: publicKey is a parameter.',
      ],
    ]);
    expect(() => isSigned(recorded(), KEY_OF_1)).toGive(false, [
      [true, 'It was not signed with the key that you were given: publicKey is a parameter.'],
    ]);
  });

  test('is true for both valid signatures, the one with s and the one with n - s', () => {
    const { s, r } = secp256k1.Signature.fromBytes(sign(BODY).signature, 'der');
    const { n } = secp256k1.Point.CURVE();
    const signature = new secp256k1.Signature(r, n - s).toBytes('der');
    expect(() => isSigned({ body: BODY, signature }, KEY_OF_1)).toGive(true, [
      [
        false,
        'If s is valid, n - s is valid, too. Today nodes relay only the lower one; in the days of alerts they relayed both, so pass lowS: false.',
      ],
    ]);
  });

  test('is false for bytes that are not a signature at all', () => {
    const { body } = recorded();
    const say = 'It threw. Bytes from a stranger may be anything; here that means: not signed.';
    for (const signature of ['', '00', '3006020101020101', 'ff'.repeat(70)].map(fromHex)) {
      expect(() => isSigned({ body, signature })).toGive(false, [[threw, say]]);
    }
    forAny(
      [anyBytes(80)],
      (signature) => expect(() => isSigned({ body, signature })).toGive(false, [[threw, say]]),
      30,
    );
  });
});
