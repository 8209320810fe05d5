import { hash256, hashText } from '../../solutions/12-getdata';
import { block, findInBlock, txid } from '../../solutions/13-transaction';
import { readHeaderEntry } from '../../solutions/14-headers';
import { extendChain, startChain } from '../../solutions/15-chain';
import { filterHeader, matches } from '../../solutions/20-light-client';
import { hex } from '../wire/bytes';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode } from '../wire/codec/codec';
import {
  PAYMENT_HEIGHT,
  PAYMENT_SCRIPT,
  PAYMENT_VALUE,
  paymentChain,
  PAYMENTS_LENGTH,
} from './payment-chain';

const chain = paymentChain();
const blocks = chain.map((one) => decode(block.read, one.block));

test('the headers follow all rules, and each commits to its transactions', () => {
  const headers = startChain(CHAIN_RULES.practice);
  expect(hex(chain[0].hash)).toBe(hex(headers.tip.hash));
  for (const { header } of chain.slice(1)) {
    extendChain(headers, decode(readHeaderEntry, Uint8Array.of(...header, 0)));
  }
  expect(headers.height).toBe(PAYMENTS_LENGTH);
  for (const [height, found] of blocks.entries()) {
    const { hash, header } = chain[height];
    expect(hex(found.header)).toBe(hex(header));
    findInBlock(found, hashText(hash), txid(found.transactions[0]));
  }
});

test('each filter has the scripts of its block, and the filter headers are a chain', () => {
  let last: Uint8Array = new Uint8Array(32);
  for (const { filter, filterHash, hash, scripts, filterHeader: own } of chain) {
    expect(hex(hash256(filter))).toBe(hex(filterHash));
    expect(hex((last = filterHeader(filterHash, last)))).toBe(hex(own));
    for (const script of scripts.slice(0, 3)) expect(matches(filter, hash, [script])).toBe(true);
  }
});

test('one output pays to the script, and its filter is the only one that matches', () => {
  const paid = blocks.flatMap(({ transactions }, height) =>
    transactions.flatMap((tx) =>
      tx.outputs
        .filter(({ script }) => hex(script) === hex(PAYMENT_SCRIPT))
        .map(({ value }) => ({ height, value })),
    ),
  );
  expect(paid).toEqual([{ height: PAYMENT_HEIGHT, value: PAYMENT_VALUE }]);
  const matching = chain.flatMap(({ filter, hash }, height) =>
    matches(filter, hash, [PAYMENT_SCRIPT]) ? [height] : [],
  );
  expect(matching).toEqual([PAYMENT_HEIGHT]);
});

test('no transaction spends more than there is, and none spends an output twice', () => {
  const values = new Map<string, bigint>();
  for (const { transactions } of blocks.slice(1)) {
    for (const [i, tx] of transactions.entries()) {
      const sum = tx.outputs.reduce((all, { value }) => all + value, 0n);
      const [{ txid: from, index }] = tx.inputs;
      const spent = `${hashText(from)} ${index}`;
      if (i > 0) expect(values.get(spent)).toBeGreaterThanOrEqual(sum);
      values.delete(spent);
      tx.outputs.forEach(({ value }, n) => values.set(`${txid(tx)} ${n}`, value));
    }
  }
});

test('it is always the same, so a notebook can quote it', () => {
  expect(hashText(chain[PAYMENTS_LENGTH].hash)).toBe(
    '130317407ae16edf979302078373a28adfe4b31a3ff9056fff552bef9b9d9b33',
  );
  expect(paymentChain()).toBe(chain);
});
