import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressList } from './crawl/address-list';
import { crawlOptions } from './crawl/options';
import { closeAll } from '../suite/test-peers';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-crawl-'))));
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
});

describe('the command line', () => {
  const typed = (line: string) => crawlOptions(line.split(' ').filter(Boolean), folder, new Date(0));

  test('if empty, means a simulated network of a thousand nodes', () => {
    expect(typed('')).toEqual({
      wanted: 'crawl',
      field: { peers: 1000, seed: 1 },
      how: { concurrency: 512, timeout: 5000, network: 'mainnet', userAgent: '/wire-workbook:0.1/' },
      out: join(folder, 'crawl-1970-01-01-000000-000.jsonl'),
    });
  });

  test('sets a rate of 50 real nodes per second by default', () => {
    expect(typed('--addresses list.txt --network testnet4 --out here')).toMatchObject({
      field: { addresses: join(folder, 'list.txt'), rate: 50 },
      how: { network: 'testnet4' },
      out: join(folder, 'here'),
    });
    expect(typed('--addresses list.txt --rate 5')).toMatchObject({ field: { rate: 5 } });
  });

  test('follows gossip from a real node, or in a simulated network, with bounds', () => {
    expect(typed('--from 203.0.113.5')).toMatchObject({
      field: { from: '203.0.113.5', rate: 50, bounds: { mostKnown: 1000, mostPerNode: 50 } },
    });
    expect(typed('--gossip --peers 300 --most 2000 --most-per-node 1000')).toMatchObject({
      field: { peers: 300, seed: 1, bounds: { mostKnown: 2000, mostPerNode: 1000 } },
    });
  });

  test.each([
    ['--from nobody:99999', '--from: '],
    ['--out=', '--out needs the name of a file'],
    ['--addresses=', '--addresses needs the name of a file'],
    ['--analyse=', '--analyse needs the name of a file'],
    ['--from 203.0.113.5 --addresses list.txt', 'exclude each other'],
    ['--gossip --addresses list.txt', '--gossip has no meaning with --addresses'],
    ['--most 5', '--most has no meaning without --gossip or --from'],
    ['--most-per-node 5 --addresses list.txt', '--most-per-node has no meaning without'],
    ['--from 203.0.113.5 --seed 2', '--seed has no meaning here: it is the seed of a simulated network'],
    ['--gossip --rate 5', '--rate has no meaning without --addresses or --from'],
    ['--gossip --most-per-node 1001', '1000'],
  ])('%s is refused: %s', (line, reason) => {
    expect(() => typed(line)).toThrow(reason);
  });

  test('can ask for help, or for the analysis of a file', () => {
    expect(typed('-h')).toEqual({ wanted: 'help' });
    expect(typed('--analyse one.jsonl')).toEqual({ wanted: 'analysis', file: join(folder, 'one.jsonl') });
  });

  test.each<[string, string | RegExp]>([
    ['--peers 0', '--peers "0"'],
    ['--peers 1e3', '--peers "1e3"'],
    ['--peers 1000000', '12000'],
    ['--concurrency 0', '--concurrency'],
    ['--network bitcoin', 'There is no network bitcoin'],
    ['--rate 5', '--rate has no meaning without --addresses'],
    ['--addresses a --peers 5', '--peers has no meaning here'],
    ['1000', 'two dashes'],
    ['--speed 3', '--speed'],
    ['--rate 1001 --addresses a', '--rate "1001" must be a whole number from 1 to 1000'],
    ['--timeout 120001', '--timeout "120001" must be a whole number from 1 to 120000'],
    ['--seed 4294967296', '--seed "4294967296" must be a whole number from 0 to 4294967295'],
    ['--concurrency 4097', '--concurrency "4097" must be a whole number from 1 to 4096'],
    [`--user-agent ${'x'.repeat(257)}`, 'must have 1 to 256 bytes, not 257'],
    [`--user-agent ${'ü'.repeat(129)}`, 'not 258'],
    [`--network ${'x'.repeat(100_000)}`, /^There is no network x{59}…\. There are: [^]{1,100}$/],
    [`--peers ${'9'.repeat(100_000)}`, /^--peers "9{59}…" [^]{1,100}$/],
  ])('%s is rejected: %s', (line, message) => {
    expect(() => typed(line)).toThrow(message);
  });

  test('accepts the longest user agent', () => {
    expect(typed(`--user-agent ${'ü'.repeat(128)}`)).toMatchObject({ how: { userAgent: 'ü'.repeat(128) } });
  });
});

describe('a list of addresses', () => {
  test('has one per line; comments and empty lines are ignored, and duplicates count once', () => {
    const text =
      '# mine\n203.0.113.5:8333\n\r\n[2001:db8::1]:18333 # over there\n2001:db8::2\n  203.0.113.5\r\n';
    expect(addressList(text, 8333)).toEqual([
      { host: '203.0.113.5', port: 8333 },
      { host: '2001:db8::1', port: 18333 },
      { host: '2001:db8::2', port: 8333 },
    ]);
  });

  test('counts an address once, however it is written', () => {
    const text =
      '[::1]\n[0:0:0:0:0:0:0:1]:8333\n::1\n[::0.0.0.1]\nLOCALHOST\nlocalhost.\n[::ffff:127.0.0.1]\n127.0.0.1\n';
    expect(addressList(text, 8333).map(({ host }) => host)).toEqual(['::1', 'localhost', '127.0.0.1']);
  });

  test('rejects a line that is not an address, with its number and not in full', () => {
    for (const line of [':::::', '1:2:3:4:5:6:7:8:9', '999.1.1.1', 'x'.repeat(100_000), '\u001b[2J']) {
      expect(() => addressList(`203.0.113.5\n${line}\n`, 8333)).toThrow(
        /^line 2: not an address: [^\u001b]{1,120}$/,
      );
    }
  });

  test('reports an error with the line number, or that there are no addresses', () => {
    expect(() => addressList('203.0.113.5\n\n203.0.113.5:99999\n', 8333)).toThrow('line 3: not an address');
    expect(() => addressList('# nothing\n', 8333)).toThrow('no address');
  });
});
