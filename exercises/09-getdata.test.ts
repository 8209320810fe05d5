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
/** The first payment, f4184fc5…, as it lies on the wire. */
const PAYMENT_HASH = '169e1e83e930853391bc6f35f605c6754cfead57cf8387639d3b4096c54f18f4';

const reversed = (bytes: Uint8Array) => bytes.slice().reverse();
const twice = (bytes: Uint8Array) => sha256(sha256(bytes));
const threw = (got: unknown) => got instanceof Error;
/** Recognises whatever was given instead of an error. */
const accepted = (got: unknown) => !threw(got);
/** Recognises an error about a field: this one, or one inside it. */
const errorIn = (path: string) => (got: unknown) => String((got as { path?: string })?.path).startsWith(path);
/** Recognises a transaction for which something holds. */
const txWhere = (holds: (tx: Transaction) => boolean) => (got: unknown) => {
  const tx = got as Transaction | undefined;
  return !!tx && Array.isArray(tx.inputs) && Array.isArray(tx.outputs) && holds(tx);
};

describe('hash256', () => {
  test('SHA-256 of the SHA-256: of the first block’s header it begins with 6f e2 8c 0a', () => {
    const header = GENESIS.subarray(0, 80);
    expect(() => hash256(header)).toGive(fromHex(GENESIS_HASH), [
      [sha256(header), 'You hashed once. Bitcoin hashes the hash once more.'],
      [
        fromHex(GENESIS_NAME),
        'The right hash, back to front. As it is computed it begins with 6f; people turn it round, and that is what hashText is for.',
      ],
      [twice(header).subarray(0, 4), 'That is a checksum. Here all 32 bytes are due.'],
      [twice(twice(header)), 'You hashed four times. Twice is enough: what you call hashes once.'],
      [
        sha256(new TextEncoder().encode(hex(sha256(header)))),
        'The second time you hashed the hex digits of the first hash. It is its 32 bytes that are hashed.',
      ],
      [hex(twice(header)), 'A text came back. The 32 bytes are due.'],
    ]);
  });

  test('of a view into a larger buffer it is that of the bytes that the view shows', () => {
    expectOfView(hash256, GENESIS.slice(0, 80), fromHex(GENESIS_HASH));
  });

  test('of nothing it begins with 5d f6 e0 e2, the checksum of every verack', () => {
    expect(() => hash256(new Uint8Array())).toGive(
      fromHex('5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456'),
    );
  });

  test('the bytes are still the same afterwards', () => {
    const bytes = fromHex('010203');
    hash256(bytes);
    expect(bytes).toGive(fromHex('010203'), [[() => true, 'The bytes that were hashed have changed.']]);
  });
});

describe('hashText', () => {
  test('people write a hash with its last byte first: 6f e2 8c … is block 000000000019d668…', () => {
    expect(() => hashText(fromHex(GENESIS_HASH))).toGive(GENESIS_NAME, [
      [GENESIS_HASH, 'That is the order on the wire. People write the last byte first.'],
      [
        Array.from(GENESIS_HASH).reverse().join(''),
        'The digits are turned round, and so each byte has its two digits swapped: f6 for 6f. Turn the bytes round.',
      ],
      [
        (got: unknown) => typeof got === 'string' && got.length < 64,
        'The zeros in front are missing, or others. A hash is always 64 digits, and each byte two of them.',
      ],
      [GENESIS_NAME.toUpperCase(), 'The digits are written in lower case.'],
      [`0x${GENESIS_NAME}`, 'Without 0x: it is clear enough that this is hex.'],
    ]);
  });

  test('bytes below 10 have two digits, too', () => {
    expect(() => hashText(numberedHashes(1)[0])).toGive(`${'00'.repeat(31)}01`);
    expect(() => hashText(fromHex(`${'0f'.repeat(31)}a0`))).toGive(`a0${'0f'.repeat(31)}`);
  });

  test('the bytes are still the same afterwards', () => {
    const bytes = fromHex(GENESIS_HASH);
    hashText(bytes);
    expect(bytes).toGive(fromHex(GENESIS_HASH), [
      [
        fromHex(GENESIS_NAME),
        'The hash itself was turned round: reverse() works in place, and whoever shares the bytes now has another hash. Take a copy first.',
      ],
    ]);
    expect(hashText(fromHex(`ff${GENESIS_HASH}`).subarray(1))).toGive(GENESIS_NAME, [
      [
        () => true,
        'Of a view, something else was taken than its 32 bytes: .buffer is all of the memory that it is a view of.',
      ],
    ]);
  });
});

describe('hashBytes', () => {
  test('f4184fc5… lies on the wire as 16 9e 1e 83 …', () => {
    expect(() => hashBytes(FIRST_PAYMENT.id)).toGive(fromHex(PAYMENT_HASH), [
      [
        fromHex(FIRST_PAYMENT.id),
        'That is the order in which people write it, and the second fault of the tutorial. On the wire the last byte comes first.',
      ],
      [
        fromHex(Array.from(FIRST_PAYMENT.id).reverse().join('')),
        'The digits are turned round, and so each byte has its two digits swapped: 61 for 16. Turn the bytes round.',
      ],
    ]);
  });

  test('capital letters are digits like any other', () => {
    expect(() => hashBytes(FIRST_PAYMENT.id.toUpperCase())).toGive(fromHex(PAYMENT_HASH), [
      [threw, 'It was refused. F4 is f4.'],
    ]);
  });

  test.each([
    ['half a byte is missing', FIRST_PAYMENT.id.slice(1)],
    ['a byte is missing', FIRST_PAYMENT.id.slice(2)],
    ['a byte too many', `${FIRST_PAYMENT.id}00`],
    ['0x in front', `0x${FIRST_PAYMENT.id}`],
    ['0x instead of two digits', `0x${FIRST_PAYMENT.id.slice(2)}`],
    ['a space at the end', `${FIRST_PAYMENT.id} `],
    ['a line break at the end', `${FIRST_PAYMENT.id}\n`],
    ['spaces between the bytes', FIRST_PAYMENT.id.replace(/../g, '$& ').trim()],
    ['a letter that is no digit', `g${FIRST_PAYMENT.id.slice(1)}`],
    ['letters that are no digits, at the end', `${FIRST_PAYMENT.id.slice(2)}zz`],
    ['a name', 'genesis'],
  ])('%s: that is no hash, and refused', (_, text) => {
    expect(() => hashBytes(text)).toRefuseWith(
      RangeError,
      [],
      [
        [
          (got: unknown) => got instanceof Uint8Array && got.length !== 32,
          'It gave other than 32 bytes. Whoever reads them finds everything behind the hash shifted.',
        ],
        [accepted, 'It was taken for a hash, silently. A hash is 64 hex digits, and nothing else.'],
      ],
    );
  });

  test('nothing is no hash', () => {
    expect(() => hashBytes('')).toRefuseWith(RangeError, []);
  });

  test('any hash comes back as it was', () => {
    forAny([anyHash], (hash) => {
      expect(hashText(hash)).toGive(hex(reversed(hash)));
      expect(hashBytes(hashText(hash))).toGive(hash);
    });
  });
});

describe('askFor', () => {
  const payload = (...asked: Parameters<typeof askFor>) => encode(inventories.write, askFor(...asked));
  const sent = (name: string) => recording(name).bytes.slice(24);

  test('what the tutorial wanted, put right: 37 bytes instead of 34', () => {
    const id = 'fc57704eff327aecfadb2cf3774edc919ba69aba624b836461ce2be9c00a0c20';
    const hash = reversed(fromHex(id));
    expect(() => askFor(INVENTORY.TX, id)).toGive(
      [{ type: 1, hash }],
      [
        [
          [{ type: 1, hash: fromHex(id) }],
          'The hash stands in the order in which people write it. No node knows a transaction by that.',
        ],
        [
          [{ type: 1, hash: id }],
          'The hash is still a text. On the wire it is 32 bytes: hashBytes makes them.',
        ],
        [
          { type: 1, hash },
          'That is one vector. getdata carries a list of them, also where it is a list of one.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array,
          'Those are bytes. inventories writes them; give it a list of { type, hash }.',
        ],
        [[], 'The list is empty: nothing is asked for.'],
      ],
    );
    expect(payload(INVENTORY.TX, id)).toGive(fromHex(`01 01000000 ${hex(hash)}`));
  });

  test('the tutorial’s own getdata cannot be read: for the hash, 29 bytes are left', () => {
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
  ])('the same in the payload of %s: %s', (command, name, type, id) => {
    expect(payload(type, id)).toGive(sent(name), [
      [
        (got: unknown) =>
          got instanceof Uint8Array && hex(got.subarray(1, 5)) !== hex(sent(name).subarray(1, 5)),
        'The type is another one than was given. It has 4 bytes: 40000001 is a transaction with its witnesses.',
      ],
    ]);
    expect(readPayload({ command, payload: sent(name) })).toGive(askFor(type, id));
  });

  test('several things in one message, in the order in which they were named', () => {
    const [one, two] = [FIRST_PAYMENT, WITH_WITNESS].map(({ id }) => ({ id, hash: reversed(fromHex(id)) }));
    expect(askFor(INVENTORY.BLOCK, one.id, two.id)).toGive(
      [
        { type: 2, hash: one.hash },
        { type: 2, hash: two.hash },
      ],
      [
        [
          (got: unknown) => Array.isArray(got) && got.length === 1,
          'Only one is left. Every hash is asked for.',
        ],
        [
          [
            { type: 2, hash: two.hash },
            { type: 2, hash: one.hash },
          ],
          'They are in the wrong order: only the bytes of a hash are turned round.',
        ],
      ],
    );
    expect(askFor(INVENTORY.TX)).toGive([]);
  });

  test('what is no hash is refused, before anything is sent', () => {
    const wrong = FIRST_PAYMENT.id.slice(1);
    expect(() => askFor(INVENTORY.TX, FIRST_PAYMENT.id, wrong)).toRefuseWith(RangeError, []);
  });

  test('50,000 things fit into a message, and no more are read', () => {
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

/** The first payment, as it is to be read. */
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

/** The example of BIP 143: its first input has an empty witness, its second one of two items. */
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
    'A value has 64 bits: it is a bigint. A number would round it above 2^53, and nobody would be told.',
  ],
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => value < 0n)),
    'A negative amount: 32 bits were taken, with a sign. A value is an int64, and 40 bitcoins are 4000000000.',
  ],
  [
    txWhere(({ outputs }) => outputs.some(({ value }) => value > 21_000_000n * 100_000_000n)),
    'So many bitcoins there will never be. The 8 bytes of a value are little-endian.',
  ],
  [
    txWhere(({ inputs }) => inputs.some(({ sequence }) => sequence < 0)),
    'A sequence has no sign: ff ff ff ff is 4294967295, and not -1.',
  ],
  [
    txWhere(({ inputs }) => inputs.some(({ index }) => index === 0x01000000)),
    'The index is big-endian here: 01 00 00 00 is output 1, and not output 16777216.',
  ],
  [
    txWhere(({ inputs }) =>
      [PAYMENT, SIGNED].some((tx) => hex(reversed(tx.inputs[0].txid)) === hex(inputs[0].txid)),
    ),
    'The hash in the input was turned round. In a message it stays as it lies on the wire; hashText turns it for people.',
  ],
  [
    txWhere((tx) => !('locktime' in tx)),
    'The locktime is missing. It is the last field: 4 bytes, behind the outputs and the witnesses.',
  ],
];

describe('readTransaction', () => {
  test('the first payment from one person to another: 10 bitcoins, and 40 back', () => {
    expect(() => readTransaction(reader(FIRST_PAYMENT.bytes))).toGive(PAYMENT, [
      ...FIELD_FAULTS,
      [
        txWhere(({ witnesses }) => witnesses !== undefined),
        'It has witnesses, and came without. Only a marker, 00 where the number of inputs is due, says that some follow.',
      ],
      [
        (got: unknown) => ['flag', 'witnesses', 'inputs'].some((path) => errorIn(path)(got)),
        'Marker and flag were expected, and this transaction has none. They are there only if witnesses follow.',
      ],
    ]);
  });

  test('00 01 where the inputs are counted: marker and flag; for each input a witness follows', () => {
    const counted =
      'A count was read in front of the witnesses, and there is none: there is one witness for each input, and the inputs are counted already.';
    expect(() => readTransaction(reader(WITH_WITNESS.bytes))).toGive(SIGNED, [
      [
        txWhere(({ inputs }) => inputs.length === 0),
        'No inputs? The 00 in their place is the marker: flag and inputs come behind it.',
      ],
      [
        txWhere((tx) => tx.locktime === 0x30470200),
        'The witnesses were not read: the locktime was taken from their first bytes. They stand between outputs and locktime.',
      ],
      [
        txWhere((tx) => tx.witnesses?.length === 1 && tx.locktime === 0x44304702),
        'One witness was read. There is one for each input, and here are two inputs.',
      ],
      [txWhere((tx) => tx.locktime === 0x44304702), counted],
      [errorIn('witnesses.count'), counted],
      [
        txWhere((tx) => tx.witnesses === undefined),
        'The witnesses were passed over. They belong to the transaction: each input has one, a list of items.',
      ],
      [
        txWhere((tx) => (tx.witnesses as unknown[]).some((one) => !Array.isArray(one))),
        'The items were put into one list. Each input has a witness of its own, and that is a list of items.',
      ],
      [
        txWhere((tx) => tx.witnesses!.length !== 2),
        'Two inputs have two witnesses. The first is empty, and is one all the same.',
      ],
      ...FIELD_FAULTS,
      [
        (got: unknown) => (got as { path?: string })?.path === 'witnesses',
        'It was refused, because one of its two witnesses is empty. The other one is not. Only where none of them has an item, marker and flag must not be there.',
      ],
      [
        errorIn('witnesses'),
        'The witnesses were sought in the wrong place. They stand between the outputs and the locktime; and marker and flag are two bytes.',
      ],
      [
        errorIn('outputs'),
        'The outputs were sought in the wrong place. A 00 for the number of inputs is the marker; flag and inputs come behind it.',
      ],
    ]);
  });

  test('whether witnesses follow, the marker says, and not the version', () => {
    const [full, plain] = TRANSACTIONS.slice(-2);
    const has = (bytes: Uint8Array) => readTransaction(reader(bytes)).witnesses?.length;
    const say = 'Both have version 2, and only one has a witness. The marker decides.';
    expect(() => has(full.bytes)).toGive(1, [[() => true, say]]);
    expect(() => has(plain.bytes)).toGive(undefined, [[() => true, say]]);
  });

  test('it ends with the locktime: what lies behind it is the next one', () => {
    const r = reader(fromHex(hex(WITH_WITNESS.bytes) + hex(FIRST_PAYMENT.bytes)));
    readTransaction(r);
    expect(r.offset).toGive(WITH_WITNESS.bytes.length, [
      [WITH_WITNESS.bytes.length - 4, 'The last 4 bytes were left: the locktime.'],
      [
        r.source.length,
        'It read on, and the next transaction is lost. Whoever reads a block needs the rest.',
      ],
    ]);
    expect(() => readTransaction(r)).toGive(PAYMENT);
  });

  test('a value is exact to the last satoshi', () => {
    const value = (digits: string) =>
      readTransaction(reader(patched(FIRST_PAYMENT.bytes, 119, digits))).outputs[0].value;
    expect(value('0100000000002000')).toGive(2n ** 53n + 1n, [
      [
        2n ** 53n,
        'The last satoshi is gone: the value went through a number, and those are exact up to 2^53 only.',
      ],
    ]);
    expect(value('ffffffffffffffff')).toGive(-1n, [
      [
        2n ** 64n - 1n,
        'A value is an int64, so this is -1. No block may hold it; a reader says what is there.',
      ],
    ]);
  });

  test('no number of 4 bytes has a sign, the version neither', () => {
    const last = FIRST_PAYMENT.bytes.length - 4;
    const read = (offset: number) =>
      readTransaction(reader(patched(FIRST_PAYMENT.bytes, offset, 'ffffffff')));
    const strange = readTransaction(reader(patched(FIRST_PAYMENT.bytes, 0, 'f0b47b9a')));
    expect(strange.version).toGive(2_591_798_512, [
      [
        -1_703_168_784,
        'Until Bitcoin Core 28.0 that was the version of these bytes: it was an int32. Since then it is a uint32.',
      ],
    ]);
    expect(read(0).version).toGive(0xffffffff);
    expect(read(37).inputs[0].index).toGive(0xffffffff, [
      [-1, 'An index has no sign. In a coinbase it is ff ff ff ff, 4294967295.'],
    ]);
    expect(read(last).locktime).toGive(0xffffffff, [
      [-1, 'A locktime has no sign: it is to last until 2106.'],
    ]);
  });

  test('the bytes are still the same afterwards', () => {
    const bytes = WITH_WITNESS.bytes.slice();
    readTransaction(reader(bytes));
    expect(bytes).toGive(WITH_WITNESS.bytes, [
      [
        () => true,
        'The bytes that were read have changed: bytes() gives a view, and reverse() works in place.',
      ],
    ]);
  });

  test.each(['00', '02', 'ff'])('after the marker comes 01: %s is refused', (flag) => {
    const bytes = patched(WITH_WITNESS.bytes, 5, flag);
    expect(() => readTransaction(reader(bytes))).toRefuse({ path: 'flag', offset: 5 }, [
      [accepted, `The flag ${flag} was ignored. Only for 01 is it known what follows.`],
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
  ])('cut off after %d bytes, the error names %s', (left, path, offset) => {
    expect(() => readTransaction(reader(WITH_WITNESS.bytes.subarray(0, left)))).toRefuse({ path, offset });
  });

  test('so it does where there are no witnesses', () => {
    const cut = (left: number) => () => readTransaction(reader(FIRST_PAYMENT.bytes.subarray(0, left)));
    expect(cut(20)).toRefuse({ path: 'inputs[0].txid', offset: 5 });
    expect(cut(273)).toRefuse({ path: 'locktime', offset: 271 });
  });

  test('a witness may have 500,001 items: an empty one takes a single byte', () => {
    // the first item is a faulty one, so that the others cost nothing
    const start = `${hex(WITH_WITNESS.bytes.subarray(0, 231))} fe21a10700 fd0000`;
    const bytes = join(fromHex(start), new Uint8Array(500_010));
    expect(() => readTransaction(reader(bytes))).toRefuse({ path: 'witnesses[0][0].length', offset: 236 }, [
      [
        (got: unknown) => errorIn('witnesses[0].count')(got),
        'The number of items was refused, and a transaction of 2022 has more. What bounds a list is the room in a message: 4,000,000 bytes, and an empty item takes one of them.',
      ],
    ]);
  });

  describe('marker and flag, and no witness has an item: a node refuses that', () => {
    const { bytes } = FIRST_PAYMENT;
    const SUPERFLUOUS: Known = [
      [
        accepted,
        'It was read, and it would be written back as other bytes. Where no witness has an item, marker and flag must not be there (BIP 144); Bitcoin Core calls it a superfluous witness record.',
      ],
    ];
    const piece = (start: number, end?: number) => hex(bytes.subarray(start, end));

    test('an empty witness for its one input', () => {
      const marked = `${piece(0, 4)} 0001 ${piece(4, -4)} 00 ${piece(-4)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 273 }, SUPERFLUOUS);
    });

    test('two empty ones for two inputs', () => {
      const two = hex(bytes.subarray(5, 118));
      const marked = `${piece(0, 4)} 0001 02 ${two} ${two} ${piece(118, -4)} 0000 ${piece(-4)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 386 }, SUPERFLUOUS);
    });

    test('no input, and so no witness', () => {
      const marked = `${piece(0, 4)} 0001 00 ${piece(118)}`;
      expect(() => readTransaction(reader(marked))).toRefuse({ path: 'witnesses', offset: 160 }, SUPERFLUOUS);
    });
  });

  test.each([
    ['the flag', patched(WITH_WITNESS.bytes, 5, '02'), 'flag', 5],
    ['a script', WITH_WITNESS.bytes.subarray(0, 116), 'inputs[0].script.bytes', 44],
    ['the locktime', WITH_WITNESS.bytes.subarray(0, 342), 'locktime', 339],
  ])(
    'where the reader is not at 0, the offset of %s counts from the start all the same',
    (_, bytes, path, at) => {
      const r = reader(join(new Uint8Array(7), bytes));
      r.bytes(7);
      expect(() => readTransaction(r)).toRefuse({ path, offset: 7 + at }, [
        [
          (got: unknown) => (got as { offset?: number })?.offset === at,
          'The reader was at byte 7, and the offset was counted from there. It counts from the start of what is read: r.offset knows it.',
        ],
      ]);
    },
  );

  test('any bytes are read, or refused, and soon', () => {
    forAny([anyBytes(400)], (bytes) => survives(readTransaction, bytes));
    // what looks most like a transaction comes furthest
    forAny([fc.nat(342), fc.nat(255)], (at, byte) => {
      const bytes = WITH_WITNESS.bytes.slice();
      bytes[at] = byte;
      survives(readTransaction, bytes);
    });
  });
});

describe('writeTransaction', () => {
  test('the first payment, as it was sent in 2009', () => {
    const bytes = FIRST_PAYMENT.bytes;
    expect(() => encode(writeTransaction, PAYMENT)).toGive(bytes, [
      [
        fromHex(`${hex(bytes.subarray(0, 4))}0001${hex(bytes.subarray(4))}`),
        'Marker and flag were written, and no witness follows. They are left out then.',
      ],
      [bytes.subarray(0, -4), 'The locktime is missing: 4 bytes at the end.'],
      [
        patched(bytes, 5, hex(reversed(bytes.subarray(5, 37)))),
        'The hash in the input was turned round. It is written as it was read.',
      ],
    ]);
  });

  test('with witnesses: marker and flag behind the version, the witnesses in front of the locktime', () => {
    const { bytes, plain } = WITH_WITNESS;
    const piece = (start: number, end?: number) => hex(bytes.subarray(start, end));
    expect(() => encode(writeTransaction, SIGNED)).toGive(bytes, [
      [
        plain,
        'Without marker, flag and witnesses, that is what the txid is made of. Here a witness has items, so all of that is written.',
      ],
      [
        fromHex(piece(0, 4) + piece(6)),
        'Marker and flag are missing. Whoever reads this takes the first witness for the locktime.',
      ],
      [fromHex(piece(0, 231) + piece(339)), 'The witnesses are missing, and the marker has promised them.'],
      [
        fromHex(`${piece(0, 4)}0100${piece(6)}`),
        'The marker is 00, the flag 01, and the marker comes first: 00 01.',
      ],
      [fromHex(`0001${piece(0, 4)}${piece(6)}`), 'The version comes first. Marker and flag stand behind it.'],
      [
        fromHex(`${piece(0, 231)}02${piece(231)}`),
        'The witnesses were counted. There is one for each input, and no count in front of them.',
      ],
      [
        fromHex(piece(0, 231) + piece(232)),
        'The first input’s witness is empty, and is written all the same: a 00.',
      ],
      [
        fromHex(piece(0, 231) + piece(339) + piece(231, 339)),
        'The locktime comes last, behind the witnesses.',
      ],
      [bytes.subarray(0, -4), 'The locktime is missing: 4 bytes at the end.'],
      [
        fromHex(piece(0, 232) + piece(339)),
        'The witness of the second input is missing. There is one for each input.',
      ],
    ]);
  });

  test('without its witnesses it is shorter, and all else stays', () => {
    expect(() => encode(writeTransaction, UNSIGNED)).toGive(WITH_WITNESS.plain);
  });

  test.each(TRANSACTIONS.map(({ name, bytes }) => [name, bytes] as const))(
    'the %s comes back byte for byte',
    (_, bytes) => {
      expect(() => encode(writeTransaction, readTransaction(reader(bytes)))).toGive(bytes);
    },
  );

  test.each([
    ['one', 1],
    ['three', 3],
  ])('two inputs have two witnesses: %s is refused', (_, length) => {
    const witnesses = Array.from({ length }, () => [fromHex('51')]);
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuseWith(
      RangeError,
      [],
      [
        [
          accepted,
          'It was written, and nobody can read it: how many witnesses there are, the number of inputs says.',
        ],
      ],
    );
  });

  test.each([0, 1, 3])('empty witnesses count too: %d of them for two inputs are refused', (length) => {
    const witnesses = Array.from({ length }, () => []);
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuseWith(
      RangeError,
      [],
      [
        [
          accepted,
          'It was written, since all its witnesses are empty. But two inputs have two witnesses: something is wrong with this transaction.',
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
  ])('what does not fit is refused by its field: %s', (path, change, offset) => {
    expect(() => encode(writeTransaction, { ...PAYMENT, ...change })).toRefuse({ path, offset }, [
      [
        accepted,
        'Another number went out than the one that was given. What does not fit is refused, never wrapped.',
      ],
    ]);
  });

  test('a fault in a witness is named, too', () => {
    // one byte more than a length may say
    const endless = new Uint8Array(0x02000001);
    const witnesses = [[], [fromHex('51'), endless]];
    expect(() => encode(writeTransaction, { ...SIGNED, witnesses })).toRefuse({
      path: 'witnesses[1][1].length',
      offset: 235,
    });
  });

  test('whatever is written is read back', () => {
    forAny([anyTransaction], (tx) => {
      expect(readTransaction(reader(encode(writeTransaction, tx)))).toGive(tx);
    });
  });

  test('where all witnesses are empty, the old form is written: a node refuses the other', () => {
    const bytes = FIRST_PAYMENT.bytes;
    expect(() => encode(writeTransaction, { ...PAYMENT, witnesses: [[]] })).toGive(bytes, [
      [
        (got: unknown) => got instanceof Uint8Array && got.length === bytes.length + 3,
        'Marker and flag promise witnesses, and all of them are empty. BIP 144: then the old form must be used.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === bytes.length + 1,
        'The empty witness was written, and marker and flag were not. Nobody can read that.',
      ],
    ]);
  });

  test.each([
    ['one output', PAYMENT.outputs.slice(0, 1)],
    ['no output either', []],
  ])('without inputs it cannot be read back, so it is not written: %s', (_, outputs) => {
    const known: Known = [
      [
        accepted,
        'It was written, and cannot be read: a 0 for the number of inputs is the marker, and what comes next is taken for the flag.',
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
  ])(
    'where the writer is not at 0, the offset of %s counts from the start all the same',
    (path, change, at) => {
      const later = (w: Writer) => {
        w.bytes(new Uint8Array(7));
        writeTransaction(w, { ...PAYMENT, ...change });
      };
      expect(() => encode(later, undefined)).toRefuse({ path, offset: 7 + at }, [
        [
          (got: unknown) => (got as { offset?: number })?.offset === at,
          'Seven bytes had been written before, and the offset was counted from there. It counts from the start: w.offset knows it.',
        ],
      ]);
    },
  );
});

describe('txid', () => {
  const EMPTY_LIST = [
    (got: unknown) => got instanceof RangeError,
    'The witnesses became an empty list: that is not none. Leave the field out.',
  ] as const;

  test('the first payment is called f4184fc5…: its bytes prove it', () => {
    const { id, bytes } = FIRST_PAYMENT;
    expect(() => txid({ ...PAYMENT })).toGive(id, [
      [PAYMENT_HASH, 'That is the order on the wire. A txid is a text for people: hashText turns it round.'],
      [hex(reversed(sha256(bytes))), 'You hashed once. It is the SHA-256 of the SHA-256.'],
      [hex(sha256(bytes)), 'You hashed once, and did not turn it round.'],
      EMPTY_LIST,
      [reversed(fromHex(PAYMENT_HASH)), 'Those are the bytes. A txid is given as people write it, as text.'],
      [
        fromHex(PAYMENT_HASH),
        'Those are the bytes of the hash. A txid is given as people write it, as text.',
      ],
      [
        hex(reversed(twice(bytes.subarray(0, -4)))),
        'The locktime was not hashed. All of the transaction but marker, flag and witnesses is.',
      ],
    ]);
  });

  test('the witnesses are not part of it, and neither are marker and flag', () => {
    const { id, bytes, plain } = WITH_WITNESS;
    const name = (of: Uint8Array) => hex(reversed(twice(of)));
    expect(() => txid({ ...SIGNED })).toGive(id, [
      [
        name(bytes),
        'That is the hash of all bytes, the wtxid. For the txid, marker, flag and witnesses are left out.',
      ],
      [
        name(fromHex(`${hex(plain.subarray(0, 4))}0001${hex(plain.subarray(4))}`)),
        'Marker and flag were hashed. They are left out together with the witnesses.',
      ],
      [
        name(
          fromHex(
            `${hex(plain.subarray(0, 4))}0001${hex(plain.subarray(4, -4))}0000${hex(plain.subarray(-4))}`,
          ),
        ),
        'Marker and flag were hashed, and two empty witnesses. All of that is left out: the field witnesses itself.',
      ],
      EMPTY_LIST,
    ]);
  });

  test.each(TRANSACTIONS.map(({ name, id, bytes }) => [name, id, bytes] as const))(
    'the %s is called %s',
    (_, id, bytes) => {
      expect(() => txid(decode(transaction.read, bytes))).toGive(id);
    },
  );

  test('the transaction still has its witnesses afterwards', () => {
    const tx = { ...SIGNED };
    txid(tx);
    expect(tx).toGive(SIGNED, [
      [UNSIGNED, 'They are gone: delete works on the transaction that was given. Take a copy without them.'],
    ]);
  });

  test('no witness changes it, everything else does', () => {
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
          [true, 'Another locktime, and the same name: not all of it is hashed.'],
        ]);
      },
      30,
    );
  });
});

/** The transactions of block 100,000, as people write them, and its merkle root. */
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
/** The hash that stands for two. */
const pair = (left: Uint8Array, right: Uint8Array) => twice(join(left, right));

describe('merkleRoot', () => {
  const [a, b, c, d] = BLOCK_100000.ids.map((id) => reversed(fromHex(id)));

  test('of two, one behind the other: block 170', () => {
    const [coinbase, payment] = [COINBASE_170, FIRST_PAYMENT].map(({ id }) => reversed(fromHex(id)));
    expect(() => merkleRoot([coinbase, payment])).toGive(recording('block-170').bytes.slice(36, 68), [
      [sha256(join(coinbase, payment)), 'You hashed once. Here, too, it is the SHA-256 of the SHA-256.'],
      [pair(payment, coinbase), 'They were taken in the wrong order: the first one stands on the left.'],
      [
        reversed(pair(reversed(coinbase), reversed(payment))),
        'They were turned round before they were hashed. What is hashed are the bytes as they lie on the wire.',
      ],
      [
        pair(reversed(coinbase), reversed(payment)),
        'They were turned round before they were hashed. What is hashed are the bytes as they lie on the wire.',
      ],
      [
        reversed(pair(coinbase, payment)),
        'The right root, back to front. In the header it stands as it was computed; only people turn it round.',
      ],
      [
        twice(new TextEncoder().encode(hex(join(coinbase, payment)))),
        'The hex digits were hashed. Hash the 64 bytes.',
      ],
      [
        (got: unknown) => typeof got === 'string',
        'A text came back. The root is 32 bytes, as they stand in the header.',
      ],
    ]);
  });

  test('of one, it is that one: the first block', () => {
    const [only] = [reversed(fromHex(GENESIS_COINBASE.id))];
    expect(() => merkleRoot([only])).toGive(GENESIS.slice(36, 68), [
      [pair(only, only), 'It was paired with itself. One hash alone is the root already.'],
      [twice(only), 'It was hashed once more. One hash alone is the root already.'],
    ]);
  });

  test('of four, the pairs are paired: block 100,000', () => {
    expect(() => merkleRoot([a, b, c, d])).toGive(reversed(fromHex(BLOCK_100000.root)), [
      [
        twice(join(a, b, c, d)),
        'All four were hashed in one piece. First two and two, then the two results.',
      ],
      [pair(a, b), 'Only the first two count here. The other two have a pair of their own.'],
      [
        pair(pair(pair(a, b), c), d),
        'One after the other was added. First two and two, then the two results.',
      ],
    ]);
  });

  test('of three, the odd one is paired with itself', () => {
    expect(() => merkleRoot([a, b, c])).toGive(pair(pair(a, b), pair(c, c)), [
      [pair(a, b), 'The third one is lost: a block with it and one without it would have the same root.'],
      [
        pair(pair(a, b), c),
        'The third one went up as it is. Other trees do that; here it is paired with itself.',
      ],
      [pair(pair(a, b), twice(c)), 'The third one was hashed alone. It is taken twice: 64 bytes are hashed.'],
      [
        pair(pair(a, b), pair(c, new Uint8Array(32))),
        'The third one was paired with zeros. It is paired with itself.',
      ],
      [pair(pair(a, b), pair(c, a)), 'The third one was paired with the first. It is paired with itself.'],
      [
        pair(pair(a, b), pair(b, c)),
        'The third one was paired with the second again. It is paired with itself.',
      ],
      [threw, 'It threw. Behind the last one there is nothing to pair it with: it is taken twice.'],
    ]);
  });

  test('of six, each level is looked at: on the second, three are left', () => {
    const [e, f] = numberedHashes(2);
    const three = [pair(a, b), pair(c, d), pair(e, f)];
    expect(() => merkleRoot([a, b, c, d, e, f])).toGive(
      pair(pair(three[0], three[1]), pair(three[2], three[2])),
      [
        [
          pair(pair(three[0], three[1]), three[2]),
          'On the second level three are left, and the odd one went up as it is. It is paired with itself there, too.',
        ],
        [
          pair(pair(three[0], three[1]), pair(pair(e, e), pair(f, f))),
          'It was filled up at the bottom. On each level, only an odd one is taken twice.',
        ],
        [
          pair(pair(three[0], three[1]), pair(three[2], pair(f, f))),
          'It was filled up at the bottom. On each level, only an odd one is taken twice.',
        ],
        [pair(three[0], three[1]), 'On the second level three are left, and the third is lost there.'],
      ],
    );
  });

  test('the list is still the same afterwards', () => {
    const list = numberedHashes(3);
    merkleRoot(list);
    expect(list).toGive(numberedHashes(3), [
      [
        (got: unknown) => Array.isArray(got) && got.length > 3,
        'The list has become longer: push works on the list that was given. The block has a transaction too many now.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got.length < 3,
        'The list has become shorter. It belongs to somebody else.',
      ],
      [() => true, 'The hashes have changed. They belong to somebody else.'],
    ]);
  });

  test('any list has the root of its pairs', () => {
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

/** Tells what was missed, whoever is asked for. */
const INNER_NODES: Known = [
  [
    (got: unknown) => accepted(got) || got instanceof NotFoundError,
    'The header is right, and so is the root. But what came is no transaction: its 64 bytes are the two txids of the block, an inner node of the tree, ground until they can be read as one. A block begins with a coinbase, and no inner node can be one.',
  ],
];

type Input = Transaction['inputs'][number];

/** A block of these transactions, with a header that stands for them, and its hash. */
function blockOf(...transactions: Transaction[]) {
  const root = solution.merkleRoot(transactions.map((tx) => reversed(fromHex(solution.txid(tx)))));
  const header = patched(recording('block-170').bytes.slice(0, 80), 36, hex(root));
  return { found: { header, transactions }, hash: hex(reversed(twice(header))) };
}

describe('findInBlock', () => {
  const bytes = recording('block-170').bytes;
  const read = () => decode(block.read, bytes);
  const found = () => findInBlock(read(), BLOCK_170, FIRST_PAYMENT.id);

  test('the first payment is in block 170, and is found there by its name', () => {
    expect(() => found()).toGive(PAYMENT, [
      [
        txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
        'That is the coinbase, the first of every block. The one that was asked for is found by its txid.',
      ],
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'The right block was refused. Its hash is made of the 80 bytes of the header, and its merkle root stands in bytes 36 to 67. (Two arrays are never === : compare their bytes, or their texts.)',
      ],
      [
        (got: unknown) => got instanceof NotFoundError,
        'It was not found, and it is there. A txid is compared with txids, both as people write them. (Two arrays are never === : compare texts.)',
      ],
      [(got: unknown) => typeof got === 'number', 'That is its place. The transaction itself is due.'],
      [undefined, 'Nothing came back. It is the second transaction of this block.'],
    ]);
  });

  test('wherever it stands: the coinbase comes first', () => {
    expect(readPayload({ command: 'block', payload: bytes })).toGive(read());
    expect(readPayload({ command: 'tx', payload: FIRST_PAYMENT.bytes })).toGive(found());
    expect(() => txid(findInBlock(read(), BLOCK_170, COINBASE_170.id))).toGive(COINBASE_170.id, [
      [FIRST_PAYMENT.id, 'That is the second one. It is found by its name, and not by its place.'],
    ]);
    expect(() => txid(findInBlock(decode(block.read, GENESIS), GENESIS_NAME, GENESIS_COINBASE.id))).toGive(
      GENESIS_COINBASE.id,
    );
  });

  test.each([
    ['with witnesses', 'btcd-block-witness', [[fromHex('51')]]],
    ['without witnesses', 'btcd-block-stripped', undefined],
  ])('a block of today, sent %s: its root is made of txids, and holds', (_, name, witnesses) => {
    const today = decode(block.read, recording(name).bytes.slice(24));
    const hash = '4193fe20f82520c94f0a5ecdb85041c887d778790bdef345ffb203ed042e1821';
    expect(() => findInBlock(today, hash, SIMNET_PAYMENT.id).witnesses).toGive(witnesses, [
      [
        (got: unknown) => got instanceof FalseAnswerError,
        'It was refused. The merkle root is made of txids, and those are the same with witnesses and without.',
      ],
      [undefined, 'The transaction has lost its witness. It is given as it stands in the block.'],
    ]);
  });

  test('another block than the one that was asked for is a false answer', () => {
    expect(() => findInBlock(read(), GENESIS_NAME, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The transaction was taken out of another block. Whether it is the one asked for, its header says: the hash of the 80 bytes.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'That is not all: it is another block than the one that was asked for, a FalseAnswerError.',
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
          'The last byte of the header is another one, and so is the hash of the block. All 80 bytes are hashed.',
        ],
      ],
    );
  });

  test.each<[string, (coinbase: Transaction, payment: Transaction) => Transaction[]]>([
    ['are changed', (coinbase, payment) => [{ ...coinbase, locktime: 1 }, payment]],
    ['are swapped', (coinbase, payment) => [payment, coinbase]],
    ['are one too few', (coinbase) => [coinbase]],
    ['are one too many', (coinbase, payment) => [coinbase, payment, coinbase]],
  ])('if its transactions %s, nothing in it is believed', (_, change) => {
    const [coinbase, payment] = read().transactions;
    const transactions = change(coinbase, payment);
    expect(() => findInBlock({ ...read(), transactions }, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The header is right, and anybody could have put anything behind it. The merkle root of the txids has to be the one in the header.',
        ],
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: these transactions are not those of the header. That is a FalseAnswerError.',
        ],
      ],
    );
  });

  test('what is not in it, is not found', () => {
    expect(() => findInBlock(read(), BLOCK_170, GENESIS_COINBASE.id)).toRefuseWith(
      NotFoundError,
      [],
      [
        [
          undefined,
          'Nothing came back, and every caller would have to check for it. It is an error: NotFoundError.',
        ],
        [accepted, 'Another transaction came back. This one is not in block 170.'],
        [
          (got: unknown) => got instanceof FalseAnswerError,
          'The block is the right one, and true. The transaction is not in it: NotFoundError.',
        ],
      ],
    );
  });

  test('a header without transactions is no block', () => {
    expect(() => findInBlock({ ...read(), transactions: [] }, BLOCK_170, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          (got: unknown) => got instanceof NotFoundError,
          'It is worse than not found: a block has a coinbase at least, so this is not it. That is a FalseAnswerError.',
        ],
        [
          (got: unknown) => got instanceof RangeError && /stack/.test(got.message),
          'It never came to an end: a list of no hashes has no root. Look at its length first.',
        ],
        [threw, 'It threw something else: a list of no hashes has no root. Look at its length first.'],
      ],
    );
  });

  const ground = decode(solution.block.read, GROUND.bytes);
  const [coinbase, payment] = ground.transactions;
  const hash = hex(reversed(twice(ground.header)));
  const [left, right] = [coinbase, payment].map((tx) => reversed(fromHex(solution.txid(tx))));
  /** The same header; in place of its two transactions the 64 bytes of their txids. */
  const forged = decode(solution.block.read, join(ground.header, fromHex('01'), left, right));
  const forgedId = hex(reversed(ground.header.subarray(36, 68)));

  test('a payment that does not exist is not found, although its header and its root are right', () => {
    expect(pair(left, right)).toGive(ground.header.slice(36, 68));
    expect(encode(solution.writeTransaction, forged.transactions[0]).length).toGive(64);
    expect(() => txid(findInBlock(ground, hash, solution.txid(payment)))).toGive(solution.txid(payment));
    expect(() => findInBlock(forged, hash, forgedId)).toRefuseWith(FalseAnswerError, [], INNER_NODES);
  });

  test('a payment that is in the block is not denied', () => {
    expect(() => findInBlock(forged, hash, solution.txid(payment))).toRefuseWith(
      FalseAnswerError,
      [],
      INNER_NODES,
    );
  });

  test.each<[string, (first: Input) => Input[]]>([
    ['spends an output whose index is ffffffff', (first) => [{ ...first, txid: numberedHashes(1)[0] }]],
    ['spends the last byte of a txid', (first) => [{ ...first, txid: reversed(numberedHashes(1)[0]) }]],
    ['spends output 0 of a txid that is all zeros', (first) => [{ ...first, index: 0 }]],
    ['has a second input', (first) => [first, { ...first, txid: numberedHashes(1)[0], index: 0 }]],
  ])('the first transaction must be a coinbase: one that %s is not', (_, change) => {
    const [coinbase, payment] = read().transactions;
    const { found, hash } = blockOf({ ...coinbase, inputs: change(coinbase.inputs[0]) }, payment);
    expect(() => findInBlock(found, hash, FIRST_PAYMENT.id)).toRefuseWith(
      FalseAnswerError,
      [],
      [
        [
          accepted,
          'The first transaction is not a coinbase: that has one input, its txid is all zeros, and its index is ffffffff. All three matter; bytes that are two txids can be ground until some of it is true.',
        ],
      ],
    );
  });

  test('a transaction that happens to have 64 bytes is one like any other', () => {
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
        'It was refused, because one of its transactions has 64 bytes. That alone is allowed: the block begins with a coinbase, so these are its transactions.',
      ],
    ]);
  });

  test('a transaction that is there twice makes it a false answer, although the root stays the same', () => {
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
            'The last transaction is there twice. An odd one is taken twice anyway, so the root is the same; but the block has three transactions, and not four.',
          ],
        ],
      );
    }
  });

  test('capital letters are digits like any other', () => {
    expect(() => findInBlock(read(), BLOCK_170.toUpperCase(), FIRST_PAYMENT.id.toUpperCase())).toGive(
      PAYMENT,
      [[threw, 'Typed in capitals, it was not known again. A hash is a number: F4 is f4.']],
    );
  });
});

/** How the other end reads and writes messages. */
const wire = {
  frame: (message: Message) => encode((w) => writeMessage(w, message, 'mainnet'), undefined),
  splitter: () => new Demultiplexer('mainnet'),
};

/** A conversation with a node that says what the test has it say. */
const talking = (body: (connection: Connection, node: PlainPeer) => Promise<void>) => () =>
  onLeash(async () => {
    const [ours, theirs] = await twoEnds();
    const connection = Connection.over(ours);
    await body(connection, new PlainPeer(theirs, wire));
  });

/** Fetch something, and have the node answer to the getdata. @returns what comes of it, for the matchers */
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
  // all has been said: who waits now would wait until the patience is at its end
  if (!(await eventually(() => over))) {
    await connection.close(new ReceiveTimeoutError('no message came'));
  }
  return soon(
    () => fetching,
    'It never came to an end: what the node has said is not waited for, or not heard.',
  );
}

/** The payloads of the getdata that the node has heard. */
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

/** Waits that are in vain, although the node has answered. */
const waited = (say: string): Known => [
  [(got: unknown) => got instanceof ReceiveTimeoutError, say],
  [(got: unknown) => got instanceof ClosedError, 'The connection was closed, and the node was still there.'],
];
const CLOSED = 'The connection is closed. It was there before, and whoever opened it closes it.';
const NOT_THE_FIRST =
  'The first one that came was taken for the one asked for. Other messages may come in between: its name tells.';

describe('fetchTransaction', () => {
  test(
    'getdata asks for the transaction, with its witnesses',
    talking(async (connection, node) => {
      await fetched(connection, node, [WITH_WITNESS.id], TX);
      const hash = wireHash(WITH_WITNESS.id);
      expect(asked(node)[0]).toGive(fromHex(`01 01000040 ${hash}`), [
        [undefined, 'The node has heard no getdata. It says nothing that it is not asked for.'],
        [
          fromHex(`01 01000000 ${hash}`),
          'Type 1 is a transaction without its witnesses. With them it is INVENTORY.WITNESS_TX.',
        ],
        [
          fromHex(`01 01 ${WITH_WITNESS.id}`),
          'That is how the tutorial asked, with both its faults: the type in one byte, and the hash as people write it.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got.length === 34,
          'The type took one byte, and 34 bytes are there instead of 37. No node reads that.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got).endsWith(WITH_WITNESS.id),
          'The hash went out as people write it. On the wire the last byte comes first.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && hex(got.subarray(1, 5)) === '02000040',
          'A block was asked for. No block hash was given: ask for the transaction itself.',
        ],
        [
          fromHex(`01 05000000 ${hash}`),
          'Type 5, WTX, goes by the hash with the witnesses. A txid is looked for by type 1 or WITNESS_TX.',
        ],
      ]);
    }),
  );

  test(
    'and the node sends it, as it has it in its mempool',
    talking(async (connection, node) => {
      expect(await fetched(connection, node, [WITH_WITNESS.id], TX)).toGive(SIGNED, [
        [
          (got: unknown) => got instanceof Uint8Array,
          'Those are the bytes. readTransaction takes them apart.',
        ],
        [
          (got: unknown) => (got as Message | undefined)?.command === 'tx',
          'That is the message. The transaction is in its payload.',
        ],
        ...waited('The transaction came, and was not taken. Its txid is the one that was asked for.'),
      ]);
    }),
  );

  test(
    'what else comes in between is passed over',
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
          'It gave up at a transaction that it had not asked for. The right one came next.',
        ],
        ...waited('The transaction came, and was not taken: something else had come before.'),
      ]);
    }),
  );

  test(
    'the messages behind it are left for the next who asks',
    talking(async (connection, node) => {
      const ready = message('sendheaders');
      await fetched(connection, node, [WITH_WITNESS.id], TX, ready);
      expect(
        await soon(() => connection.receive(), 'The message that came behind the transaction is gone.'),
      ).toGive(ready, [
        [(got: unknown) => got instanceof ClosedError, CLOSED],
        ...waited('The message that came behind the transaction is gone.'),
      ]);
      expect(await fetched(connection, node, [WITH_WITNESS.id], TX)).toGive(SIGNED, [[threw, CLOSED]]);
    }),
  );

  test(
    'notfound: the node does not have it, or it is in a block already',
    talking(async (connection, node) => {
      const missing = notfound('01000040', WITH_WITNESS.id);
      expect(await fetched(connection, node, [WITH_WITNESS.id], missing)).toRefuseWith(
        NotFoundError,
        [],
        [
          ...waited(
            'The node has said notfound, and nobody listened. Wait for both, whichever comes: tx or notfound.',
          ),
          [accepted, 'The node has said notfound. That is an error: NotFoundError.'],
        ],
      );
    }),
  );

  test(
    'a notfound may name several things',
    talking(async (connection, node) => {
      const missing = notfound('01000040', FIRST_PAYMENT.id, WITH_WITNESS.id);
      expect(await fetched(connection, node, [WITH_WITNESS.id], missing)).toRefuseWith(
        NotFoundError,
        [],
        [...waited('It was the second in the list of a notfound. Look at all of them.')],
      );
    }),
  );

  test(
    'with a block hash, the whole block is asked for: that is what nodes serve',
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
          'The transaction was asked for. It is old: only its block can be asked for, by the hash of the block.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && /^01010000/.test(hex(got)),
          'A transaction was asked for, by the hash of a block. What is asked for is a block.',
        ],
      ]);
      expect(result).toGive(PAYMENT, [
        ...waited('The block came, and was not taken. It has the hash that was asked for.'),
        [
          (got: unknown) => Array.isArray((got as { transactions?: unknown })?.transactions),
          'That is the block. The transaction is in it.',
        ],
        [
          txWhere(({ inputs }) => inputs[0].index === 0xffffffff),
          'That is the coinbase, the first of every block.',
        ],
      ]);
    }),
  );

  test(
    'another block that comes first is passed over',
    talking(async (connection, node) => {
      const answers = [message('block', GENESIS), notfound('02000040', GENESIS_NAME), BLOCK];
      expect(await fetched(connection, node, [FIRST_PAYMENT.id, BLOCK_170], ...answers)).toGive(PAYMENT, [
        [(got: unknown) => got instanceof FalseAnswerError, NOT_THE_FIRST],
        [
          (got: unknown) => got instanceof NotFoundError,
          'Another block came first, or a notfound about another one. That says nothing about the one asked for.',
        ],
        ...waited('The block came, and was not taken: something else had come before.'),
      ]);
    }),
  );

  test(
    'a block that is not what its header says is a false answer',
    talking(async (connection, node) => {
      const { bytes } = recording('block-170');
      const altered = message('block', patched(bytes, bytes.length - 1, '01'));
      expect(await fetched(connection, node, [COINBASE_170.id, BLOCK_170], altered)).toRefuseWith(
        FalseAnswerError,
        [],
        [
          [
            accepted,
            'The last byte of the block was changed, and it was believed. Its merkle root tells: findInBlock looks at it.',
          ],
          ...waited(
            'The block came with the hash that was asked for, and something in it is wrong. That is no reason to go on waiting.',
          ),
        ],
      );
    }),
  );

  test(
    'what is not in the block, or a block that the node does not have, is not found',
    talking(async (connection, node) => {
      const answers = [BLOCK, notfound('02000040', BLOCK_170)];
      for (const answer of answers) {
        expect(await fetched(connection, node, [GENESIS_COINBASE.id, BLOCK_170], answer)).toRefuseWith(
          NotFoundError,
          [],
          [
            [undefined, 'Nothing came back. A transaction that is not there is an error: NotFoundError.'],
            [accepted, 'Another transaction came back. This one is not in block 170.'],
            ...waited(
              answer === BLOCK
                ? 'The block came, and the transaction is not in it. No other will come.'
                : 'The node has said notfound, and nobody listened. A notfound about a block carries the hash of the block.',
            ),
          ],
        );
      }
    }),
  );

  test(
    'to what it does not have, a node may say nothing: then patience comes to its end',
    talking(async (connection, node) => {
      connection.patience = 20;
      expect(await fetched(connection, node, [FIRST_PAYMENT.id, GENESIS_NAME])).toRefuseWith(
        ReceiveTimeoutError,
        [],
        [[accepted, 'Nothing came, and something came of it. It is an error: ReceiveTimeoutError.']],
      );
    }),
  );

  test.each<[string, Message, [string, string?]]>([
    ['tx', message('tx', WITH_WITNESS.bytes.slice(0, -1)), [WITH_WITNESS.id]],
    ['tx with a faulty flag', message('tx', patched(WITH_WITNESS.bytes, 5, '02')), [WITH_WITNESS.id]],
    [
      'notfound',
      message('notfound', '01 01000040', wireHash(WITH_WITNESS.id).slice(0, -2)),
      [WITH_WITNESS.id],
    ],
    ['block', message('block', recording('block-170').bytes.slice(0, -1)), [COINBASE_170.id, BLOCK_170]],
  ])('a %s that cannot be read is an error, and is not skipped', (_, answer, wanted) =>
    talking(async (connection, node) => {
      expect(await fetched(connection, node, wanted, answer)).toRefuseWith(
        WireError,
        [],
        [
          ...waited(
            'The answer came and could not be read, and it was waited for another one. Let the WireError through: it says what is wrong with the answer.',
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
    'if the node hangs up, that is the error',
    talking(async (connection, node) => {
      const result = soon(
        () => fetchTransaction(connection, WITH_WITNESS.id),
        'The node has hung up, and somebody still waits for its answer.',
      );
      await node.hears('getdata');
      node.socket.destroy();
      expect(await result).toRefuseWith(
        ClosedError,
        [],
        [[accepted, 'The node has hung up without an answer. That is an error: ClosedError.']],
      );
    }),
  );

  test(
    'what is no hash is refused, and nothing is sent',
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
              'It was asked for, and waited for. Look at both hashes before anything is sent.',
            ],
          ],
        );
      }
      expect(asked(node)).toGive(
        [],
        [[() => true, 'The node was asked, although what was wanted is no hash.']],
      );
    }),
  );

  test(
    'capital letters are digits like any other',
    talking(async (connection, node) => {
      const say = 'The right one came, and was not known again: it had been asked for in capitals. F4 is f4.';
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

  test('patience is for all of it: other things that keep coming do not make it longer', () =>
    withLimit(100, (limit, pace) =>
      talking(async (connection, node) => {
        connection.patience = limit;
        const fallSilent = node.keepSaying(message('tx', FIRST_PAYMENT.bytes), pace);
        const result = await soon(
          () => fetchTransaction(connection, WITH_WITNESS.id),
          'Other transactions keep coming, and with each of them it begins to wait anew. Patience is for the whole errand.',
          limit,
        );
        await fallSilent();
        expect(result).toRefuseWith(ReceiveTimeoutError, []);
        expect(connection.patience).toGive(limit, [
          [() => true, 'The connection has another patience now. Leave it as it was: others use it, too.'],
        ]);
      })(),
    ));
});

/** The alert that came back to the tutorial: a frame in a frame. */
const ALERT = recording('alert-wrapped-twice').bytes.slice(24);
const recorded = () => decode(alert.read, ALERT.slice(24));

describe('isSigned', () => {
  /** Signs with a key of a test. That of 1 is known to everybody. */
  const sign = (body: Uint8Array, key = fromHex(`${'00'.repeat(31)}01`)) => ({
    body,
    signature: secp256k1.sign(twice(body), key, { prehash: false, format: 'der' }),
  });
  const KEY_OF_1 = hex(secp256k1.getPublicKey(fromHex(`${'00'.repeat(31)}01`), false));
  const BODY = fromHex('77 69 72 65');

  test('the last alert of all, URGENT, was signed with the alert key', () => {
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
        "It is signed, and you say that it is not. What was signed is the SHA-256 of the SHA-256 of the body: verify is given that hash, and told prehash: false and format: 'der'.",
      ],
      [
        threw,
        "It threw. The signature is DER: verify is told format: 'der'. The key is hex, and verify takes bytes.",
      ],
    ]);
  });

  test('one bit of the body or of the signature is another, and it is not signed', () => {
    const { body, signature } = recorded();
    const say = 'A bit was changed, and it still counts as signed. What came has to be verified.';
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

  test('by somebody else it is not signed: the key is what counts', () => {
    expect(() => isSigned(sign(BODY))).toGive(false, [
      [true, 'Somebody else has signed, and not the holder of the alert key.'],
    ]);
    expect(() => isSigned(sign(BODY), KEY_OF_1)).toGive(true, [
      [
        false,
        'It was signed with the key that was given, and verified with another one: publicKey is a parameter.',
      ],
    ]);
    expect(() => isSigned(recorded(), KEY_OF_1)).toGive(false, [
      [true, 'It was not signed with the key that was given: publicKey is a parameter.'],
    ]);
  });

  test('of the two signatures that hold, each is one', () => {
    const { s, r } = secp256k1.Signature.fromBytes(sign(BODY).signature, 'der');
    const { n } = secp256k1.Point.CURVE();
    const signature = new secp256k1.Signature(r, n - s).toBytes('der');
    expect(() => isSigned({ body: BODY, signature }, KEY_OF_1)).toGive(true, [
      [
        false,
        'Where s holds, n - s holds, too. Today only the lower one is passed on; in the days of alerts both were: lowS: false.',
      ],
    ]);
  });

  test('what is no signature at all, is none', () => {
    const { body } = recorded();
    const say = 'It threw. What comes from a stranger may be anything; here that means: not signed.';
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
