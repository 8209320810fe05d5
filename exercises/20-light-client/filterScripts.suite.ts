import { filterScripts } from 'answers/20-light-client';
import type { KnownMistakes } from '../../src/suite/matchers';
import { fromHex, hex } from '../../src/wire/bytes';
import type { Block, Transaction } from '../../solutions/13-transaction';
import { readFilter, hashToRange } from '../../solutions/20-light-client';
import { decode } from '../../src/wire/codec/codec';
import { threw, VECTORS } from './shared';

const tx = (...scripts: string[]): Transaction => ({
  version: 1,
  inputs: [{ txid: new Uint8Array(32), index: 0, script: fromHex('aabb'), sequence: 0 }],
  outputs: scripts.map((script) => ({ value: 1n, script: fromHex(script) })),
  locktime: 0,
});

const blockOf = (...transactions: Transaction[]): Block => ({ header: new Uint8Array(80), transactions });

/** What the answer finds, in hex, sorted: any order is right. */
const found = (block: Block, spent?: string[]) => () => {
  const got: unknown = spent ? filterScripts(block, spent.map(fromHex)) : filterScripts(block);
  return Array.isArray(got) ? got.map((one) => hex(one as Uint8Array)).sort() : got;
};

const without = (missing: string) => (got: unknown) => Array.isArray(got) && !got.includes(missing);
const having = (extra: string) => (got: unknown) => Array.isArray(got) && got.includes(extra);

describe('filterScripts', () => {
  test('returns the script of every output of every transaction, the coinbase included', () => {
    const known: KnownMistakes = [
      [without('5101'), 'The output of the first transaction is missing: the coinbase pays somebody, too.'],
      [without('5103'), 'The second output of a transaction is missing.'],
      [
        having('aabb'),
        'You took the scripts of inputs. What an input spends is the script of the output before.',
      ],
      [(got: unknown) => Array.isArray(got) && got.length === 0, 'You returned no script at all.'],
    ];
    expect(found(blockOf(tx('5101'), tx('5102', '5103')))).toGive(['5101', '5102', '5103'], known);
  });

  test('leaves out scripts that begin with OP_RETURN', () => {
    expect(found(blockOf(tx('5101', '6a0142'), tx('6a')))).toGive(
      ['5101'],
      [
        [having('6a0142'), 'Outputs that begin with 6a can never be spent, and do not count.'],
        [[], 'Only the output with OP_RETURN does not count; another one of the same transaction does.'],
      ],
    );
    expect(found(blockOf(tx('76a96a88')))).toGive(
      ['76a96a88'],
      [[[], 'This script has a byte 6a further on. Only at its beginning is it OP_RETURN.']],
    );
  });

  test('leaves out empty scripts', () => {
    expect(found(blockOf(tx('', '5101')), [''])).toGive(
      ['5101'],
      [
        [[], 'The script of the output is missing, though only an empty one is spent.'],
        [having(''), 'An empty script does not count, neither of an output nor of one that is spent.'],
        [threw, 'An empty script has no first byte. It does not count, and is not an error.'],
      ],
    );
  });

  test('returns each script once', () => {
    expect(found(blockOf(tx('5101'), tx('5101', '5102')), ['5102', '5103', '5103'])).toGive(
      ['5101', '5102', '5103'],
      [
        [
          (got: unknown) => Array.isArray(got) && got.length > new Set(got).size,
          'A script is there twice. A Set compares arrays of bytes by identity, and not by what is in them: compare them as hex.',
        ],
        [without('5103'), 'The scripts of the outputs that are spent are missing.'],
      ],
    );
  });

  test('adds the scripts of the outputs that are spent', () => {
    expect(found(blockOf(tx('5101')), ['52', '53'])).toGive(
      ['5101', '52', '53'],
      [
        [without('52'), 'The scripts of the outputs that are spent are missing.'],
        [without('5101'), 'The scripts of the outputs are missing.'],
      ],
    );
  });

  test('does not change the list that it is given', () => {
    const spent = [fromHex('52')];
    filterScripts(blockOf(tx('5101')), spent);
    expect(spent.map(hex)).toGive(['52'], [[() => true, 'The list spent has changed. Make a new one.']]);
  });

  test.each(VECTORS)('finds exactly what is in the filter of block $height: $note', (vector) => {
    const numbers = () => {
      const scripts = filterScripts(vector.found, vector.spent);
      return scripts.map((script) => hashToRange(script, scripts.length, vector.hash)).sort((a, b) => a - b);
    };
    expect(numbers).toGive(decode(readFilter, vector.filter));
  });
});
