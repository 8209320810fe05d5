import { fromHex, hex } from '../../../wire/bytes';
import { CHAIN_RULES } from '../../../wire/chain-rules';
import { show } from '../../../draw/show-value';
import { Reader } from '../../../wire/codec/reader';
import { Writer } from '../../../wire/codec/writer';
import type { Answers, Row, Trial } from '../trial';

const GENESIS = CHAIN_RULES.mainnet.genesis;
const BLOCK_1 =
  '010000006fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000982051fd1e4ba744bbbe680e1fee14677ba1a3c3540bf7b1cdb606e857233e0e61bc6649ffff001d01e36299';
const HEADERS = { 'block 0': GENESIS, 'block 1': BLOCK_1 };
const LIMIT = CHAIN_RULES.mainnet.limit;

/** Bits that encode a target, and some that are rejected. */
const BITS = [0x1d00ffff, 0x1b0404cb, 0x02123456, 0x01003456, 0x1d80ffff, 0xff123456, 0x1d010000];

const hex8 = (bits: number) => bits.toString(16).padStart(8, '0');

function entryOf({ readHeaderEntry }: Answers, header: string) {
  return readHeaderEntry(new Reader(fromHex(`${header}00`)));
}

function written({ writeHeaderEntry }: Answers, header: unknown): string {
  const w = new Writer();
  writeHeaderEntry(w, header);
  return hex(w.finish());
}

/** Lesson 14. */
export const trials: Trial[] = [
  {
    title: 'readHeaderEntry, writeHeaderEntry: the hash, and the header written again',
    rows: (answers) =>
      Object.entries(HEADERS).flatMap(([name, header]): Row[] => [
        [name, () => hex(entryOf(answers, header).hash)],
        [`${name}, round trip`, () => written(answers, entryOf(answers, header))],
      ]),
  },
  {
    title: 'bitsToTarget',
    rows: ({ bitsToTarget }) =>
      BITS.map((bits) => [hex8(bits), () => bitsToTarget(bits, LIMIT).toString(16)]),
  },
  {
    title: 'targetToBits',
    rows: ({ targetToBits }) =>
      [LIMIT, LIMIT / 3n, 0x80n, 1n, 0n].map((target) => [
        target.toString(16),
        () => hex8(targetToBits(target)),
      ]),
  },
  {
    title: 'meetsTarget, workFor',
    rows: ({ meetsTarget, workFor }) => [
      [
        'a hash equal to the target',
        () => show(meetsTarget(new Uint8Array(32).fill(1), BigInt(`0x${'01'.repeat(32)}`))),
      ],
      ['a higher one', () => show(meetsTarget(new Uint8Array(32).fill(2), BigInt(`0x${'01'.repeat(32)}`)))],
      ['the work for the limit', () => show(workFor(LIMIT))],
      ['the work for 0', () => show(workFor(0n))],
    ],
  },
];
