import { createHash } from 'node:crypto';
import { hex } from '../wire/bytes';
import { NETWORKS } from '../wire/networks';
import { recording, recordingNames, recordings } from './recordings';

const sha256d = (bytes: Uint8Array) =>
  createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest('hex');

test.each(recordingNames())('%s has the recorded length and hash', (name) => {
  const { bytes, length, sha256d: noted } = recording(name);
  expect(bytes.length).toBe(length);
  expect(sha256d(bytes)).toBe(noted);
});

const frames = [...recordings('frame'), ...recordings('frame', 'simnet')];

test.each(frames.map(({ name }) => name))('%s matches the checksum in its header', (name) => {
  const { bytes, command, network } = recording(name);
  expect(hex(bytes.subarray(0, 4))).toBe(NETWORKS[network].magic);
  expect(hex(bytes.subarray(20, 24))).toBe(sha256d(bytes.subarray(24)).slice(0, 8));
  expect(Buffer.from(bytes.subarray(4, 16)).toString('latin1').replace(/\0+$/, '')).toBe(command);
});

const SOURCES =
  /^(seed \d{3}, line \d+|btcd v\d+\.\d+\.\d+, simnet, \d{4}-\d\d-\d\d|mainnet, block \d+|BIP \d+, .+|made, .+)$/;

test.each(recordingNames())('%s names its source', (name) => {
  const { source, note, direction } = recording(name);
  expect(source).toMatch(SOURCES);
  expect(note.length).toBeGreaterThan(10);
  expect(['sent', 'received', 'sent and received', 'derived', 'made']).toContain(direction);
});

test('the error for an unknown name lists the known ones', () => {
  expect(() => recording('nonsense')).toThrow(/verack/);
});

test('by default, recordings are those of mainnet, which every lesson reads', () => {
  expect(new Set(recordings('frame').map(({ network }) => network))).toEqual(new Set(['mainnet']));
  expect(recordings('frame', 'simnet').map(({ name }) => name)).toContain('btcd-version');
});

/** What follows the header of a frame. */
const payload = (name: string) => recording(name).bytes.slice(24);
/** The hash of a block or a transaction as displayed. */
const id = (bytes: Uint8Array) => hex(Buffer.from(sha256d(bytes), 'hex').reverse());
/** Marker and flag (2 bytes) come after the version, the witness before the lock time. */
const withoutWitness = (tx: Uint8Array, witness: number) =>
  Buffer.concat([tx.slice(0, 4), tx.slice(6, -4 - witness), tx.slice(-4)]);

describe('recordings from a chain are authentic', () => {
  test('the genesis block: its hash, and its merkle root, which is the txid of its one transaction', () => {
    const { bytes } = recording('block-0');
    expect(id(bytes.slice(0, 80))).toBe('000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f');
    expect(bytes[80]).toBe(1);
    expect(sha256d(bytes.slice(81))).toBe(hex(bytes.slice(36, 68)));
    expect(id(bytes.slice(81))).toBe('4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b');
  });

  const made = recording('block-two-ground-txids').bytes;
  test.each([
    ['block-170', recording('block-170').bytes, recording('tx-f4184fc5').bytes],
    ['btcd-block-stripped', payload('btcd-block-stripped'), payload('btcd-tx-stripped')],
    ['block-two-ground-txids', made, made.slice(148)],
  ])('%s: two transactions, whose hashes yield the merkle root', (_name, block, payment) => {
    expect(block[80]).toBe(2);
    expect(hex(block)).toMatch(new RegExp(`${hex(payment)}$`));
    const coinbase = block.slice(81, -payment.length);
    const both = Buffer.from(sha256d(coinbase) + sha256d(payment), 'hex');
    expect(sha256d(both)).toBe(hex(block.slice(36, 68)));
  });

  test.each([
    ['block-170', '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee'],
    ['tx-f4184fc5', 'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16'],
  ])('%s has the well-known hash', (name, hash) => {
    const { command, bytes } = recording(name);
    expect(id(command === 'block' ? bytes.slice(0, 80) : bytes)).toBe(hash);
  });

  test('the example of BIP 143: the txid does not cover the witness', () => {
    const { bytes } = recording('tx-bip143-p2wpkh');
    // no witness items for the first input; two for the second, of 71 and 33 bytes
    const stripped = withoutWitness(bytes, 1 + 1 + 1 + 71 + 1 + 33);
    expect(id(stripped)).toBe('e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609');
  });
});

describe('the recordings from btcd are consistent', () => {
  const txid = sha256d(payload('btcd-tx-stripped'));

  test('one transaction: announced, sent with and without its witness, then not found', () => {
    expect(hex(withoutWitness(payload('btcd-tx-witness'), 3))).toBe(hex(payload('btcd-tx-stripped')));
    expect(hex(payload('btcd-inv-tx'))).toBe(`0101000000${txid}`);
    expect(hex(payload('btcd-notfound'))).toBe(`0101000040${txid}`);
  });

  test('three headers and the block mined next form a chain', () => {
    const headers = payload('btcd-headers');
    expect(headers.length).toBe(1 + 3 * 81);
    const chain = [0, 1, 2].map((i) => headers.slice(1 + 81 * i, 81 + 81 * i));
    chain.push(payload('btcd-block-witness').slice(0, 80));
    expect(chain.slice(1).map((header) => hex(header.slice(4, 36)))).toEqual(
      chain.slice(0, 3).map((header) => sha256d(header)),
    );
    expect(hex(payload('btcd-inv-block'))).toBe(`0102000000${sha256d(chain[3])}`);
  });
});
