import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVersion } from '../../solutions/06-version';
import { readVisits, type Visit } from '../../solutions/11-crawl';
import { encode } from '../wire/codec/codec';
import { root } from '../base/root';
import { ALL_GOOD } from '../peers/simnet/node-kinds';
import { startSimulation } from '../peers/simnet/simulation';
import { addressText } from '../wire/streams/address';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from '../peers/reference-codecs';
import { addressList } from './crawl/address-list';
import { crawlOptions } from './crawl/options';
import { rateLimited } from './crawl/rate-limited';
import { printed } from './crawl/print';
import { reasonOf } from './crawl/reason';
import { crawl } from './crawl/run';
import { summary } from './crawl/summary';
import { closeAll, closeLater } from '../suite/test-peers';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-crawl-'))));
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
});

const MANNERS = { concurrency: 8, timeout: 60_000, network: 'mainnet', userAgent: '/test:1/' } as const;

describe('the command line', () => {
  const typed = (line: string) => crawlOptions(line.split(' ').filter(Boolean), folder, new Date(0));

  test('if empty, means a simulated network of a thousand nodes', () => {
    expect(typed('')).toEqual({
      wanted: 'crawl',
      field: { peers: 1000, seed: 1 },
      how: { concurrency: 512, timeout: 5000, network: 'mainnet', userAgent: '/wire-workbook:0.1/' },
      out: join(folder, 'crawl-1970-01-01-000000.jsonl'),
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
    ['--addresses a --peers 5', '--peers has no meaning with --addresses'],
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

test('the next node is asked when it is due, or at once after an abort', async () => {
  const asked: number[] = [];
  const ask = rateLimited(async ({ port }) => {
    asked.push(port);
    return {} as Visit;
  }, 1e-6);
  const controller = new AbortController();
  const visits = [1, 2, 3].map((port) => ask({ host: '', port }, controller.signal));
  await visits[0];
  expect(asked).toEqual([1]);
  controller.abort();
  await Promise.all(visits);
  expect(asked).toHaveLength(3);
});

test.each([
  ['ConnectError: no connection to 127.0.0.1 port 4: connect ECONNREFUSED 127.0.0.1:4', 'refused'],
  ['ConnectError: no connection to 127.0.0.1 port 4: refused (ECONNREFUSED)', 'refused'],
  ['ConnectError: no connection to x.onion port 8333: such a name is reached through Tor only, …', 'Tor'],
  ['ConnectError: no connection to a.example port 8333: … (EAI_AGAIN)', 'names could not be looked up'],
  ['ConnectError: no connection to a.example port 8333: … (ENOTFOUND)', 'no such name'],
  ['\u001b[2J'.repeat(1_000_000), '.[2J'],
  ['', '(nothing)'],
  ['ConnectError: no connection to 203.0.113.5 port 8333: no answer in 5000 ms', 'no answer to connecting'],
  ['HandshakeTimeoutError: no version came in 500 ms', 'handshake timed out'],
  ['ClosedError: the other side closed the connection', 'hung up'],
  ['ClosedError: the other side closed the connection, 40 bytes into a message', 'in the middle'],
  ['WireError: magic at byte 0: expected f9beb4d9', 'not a message'],
  ['SomeError: something', 'SomeError'],
])('%s: %s', (error, reason) => {
  expect(reasonOf(error)).toContain(reason);
});

test('the rate per second: from the first to the last, and only if that takes at least a second', () => {
  // 50 per second: one every 20 ms
  const visits = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      address: `a:${i + 1}`,
      at: 20 * i,
      took: 3,
      error: 'Error: x',
    }));
  expect(printed(summary(visits(4)))).not.toContain('asked per second');
  expect(printed(summary(visits(51)))).toMatch(/asked per second.* 50 /);
  expect(printed(summary(visits(55)))).toMatch(/asked per second.* 50 /);
});

test('of a user agent with millions of bytes only the beginning is read and shown', () => {
  const user_agent = new Uint8Array(3_900_000).fill(0x1b);
  const payload = encode(REFERENCE_CODECS.version.write, { ...makeVersion(), user_agent });
  const visits = Array.from({ length: 20 }, (_, i) => ({ address: `a:${i + 1}`, at: 0, took: 1, payload }));
  const text = printed(summary(visits));
  expect(text).toMatch(/(\\x1b){14}\\x1…/);
  expect(text.length).toBeLessThan(20_000);
});

test('if no node answered, there is one table only', () => {
  const visits = [{ address: 'a:1', at: 0, took: 1, error: 'Error: x' }];
  const sections = summary(visits);
  expect(sections).toHaveLength(1);
  expect(printed(sections)).toMatch(/asked.*1/);
  expect(summary([])).toHaveLength(1);
});

test('nothing is kept of user agents with millions of bytes', async () => {
  const user_agent = new Uint8Array(3_900_000).fill(0x61);
  const huge = frame('version', encode(REFERENCE_CODECS.version.write, { ...makeVersion(), user_agent }));
  const open = async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {}).once('data', () => socket.end(Buffer.concat([huge, VERACK])));
    });
    closeLater({ close: () => void server.close() });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const list = join(folder, 'list.txt');
  writeFileSync(list, (await Promise.all(Array.from({ length: 5 }, open))).join('\n'));
  const out = join(folder, 'out.jsonl');
  const watcher = { begin: () => {}, visit: () => {}, end: () => {} };
  const { signal } = new AbortController();
  const visits = await crawl({ addresses: list, rate: 1000 }, MANNERS, out, watcher, signal);
  expect(visits?.map(({ payload, error }) => [payload, typeof error])).toEqual(
    Array(5).fill([undefined, 'string']),
  );
  expect(readFileSync(out, 'utf8').length).toBeLessThan(5000);
});

test('an interrupted crawl keeps its results, without the interrupted visits', async () => {
  const shares = { ...ALL_GOOD, silent: 0.5 };
  const network = closeLater(await startSimulation({ peers: 30, shares, codecs: REFERENCE_CODECS }));
  const list = join(folder, 'list.txt');
  writeFileSync(list, network.addresses.map(addressText).join('\n'));
  const out = join(folder, 'out.jsonl');
  const controller = new AbortController();
  let told = 0;
  const watcher = {
    begin: (_: string, total: number) => expect(total).toBe(30),
    visit: () => void (++told === 3 && controller.abort()),
    end: () => {},
  };
  const visits = await crawl({ addresses: list, rate: 1000 }, MANNERS, out, watcher, controller.signal);
  if (!visits) throw new Error('it was interrupted before any node was asked');
  expect(told).toBe(visits.length);
  expect(visits.length).toBeGreaterThanOrEqual(3);
  expect(visits.length).toBeLessThan(16);
  for (const { payload } of visits) expect(payload).toBeInstanceOf(Uint8Array);
  expect(readVisits(readFileSync(out, 'utf8'))).toEqual(visits);
});

/** Servers that shake hands, and keep everything they receive. */
async function listeners(count: number): Promise<{ addresses: string[]; heard: () => Buffer[] }> {
  const heard: Buffer[][] = [];
  const open = async () => {
    const server = createServer((socket) => {
      const chunks: Buffer[] = [];
      heard.push(chunks);
      socket.once('data', () => socket.write(Buffer.concat([VERSION, VERACK])));
      socket.on('data', (chunk: Buffer) => void chunks.push(chunk)).on('error', () => {});
    });
    closeLater({ close: () => void server.close() });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const addresses = await Promise.all(Array.from({ length: count }, open));
  return { addresses, heard: () => heard.map((chunks) => Buffer.concat(chunks)) };
}

test('an interrupt while a large network starts ends it at once: no node is asked, and no file is written', async () => {
  const out = join(folder, 'out.jsonl');
  const controller = new AbortController();
  const begin = jest.fn();
  const watcher = { begin, visit: () => {}, end: () => {} };
  // it takes many seconds to start
  const crawling = crawl({ peers: 12_000, seed: 1 }, MANNERS, out, watcher, controller.signal);
  setImmediate(() => controller.abort());
  expect(await crawling).toBe(undefined);
  expect(begin).not.toHaveBeenCalled();
  expect(existsSync(out)).toBe(false);
  expect(await crawl({ peers: 9, seed: 1 }, MANNERS, out, watcher, controller.signal)).toBe(undefined);
});

describe('npm run crawl', () => {
  type Outcome = { code: unknown; said: string; complained: string };
  const script = [join('scripts', 'run.mjs'), join('src', 'programs', 'crawl.ts')];
  const run = (...args: string[]) => execute(process.execPath, [...script, ...args]);
  const execute = (program: string, args: string[]): Promise<Outcome> =>
    new Promise((resolve) => {
      const env = { ...process.env, INIT_CWD: folder, NO_COLOR: '1' };
      execFile(program, args, { cwd: root(), env }, (error, said, complained) =>
        resolve({ code: error?.code ?? 0, said, complained }),
      );
    });

  // Windows has no such limit
  const posix = process.platform === 'win32' ? test.skip : test;
  posix('ends if the disk is full, and writes no record into a connection', async () => {
    const { addresses, heard } = await listeners(200);
    writeFileSync(join(folder, 'nodes.txt'), addresses.join('\n'));
    const command = [
      '--addresses',
      'nodes.txt',
      '--rate',
      '1000',
      '--concurrency',
      '20',
      '--out',
      'out.jsonl',
    ];
    // limits files to four blocks of 512 bytes, or (in some shells) of 1,024
    const limited = ['-c', 'ulimit -f 4; exec "$@"', 'sh', process.execPath, ...script, ...command];
    const { code, complained } = await execute('sh', limited);
    expect(code).toBe(1);
    expect(complained).toMatch(/out\.jsonl cannot be written: the file cannot become any larger \(EFBIG\)/);
    expect(complained).not.toMatch(/^ +at /m);
    const streams = heard();
    expect(streams.length).toBeLessThan(100);
    for (const bytes of streams) expect(bytes.includes('"address"')).toBe(false);
    // the results so far can be read; the last line may be truncated
    expect(readVisits(readFileSync(join(folder, 'out.jsonl'), 'utf8')).length).toBeGreaterThan(3);
  });

  test('crawls a simulated network, and counts the saved results again', async () => {
    const all = /198\.27\.100\.9 +│ +3 │ +8333 /;
    // on a slow machine, even nodes that answer need longer
    const once = async (timeout: string) => {
      rmSync(join(folder, 'out.jsonl'), { force: true });
      return run('--peers', '50', '--timeout', timeout, '--out', 'out.jsonl');
    };
    let outcome = await once('3000');
    if (!all.test(outcome.said)) outcome = await once('30000');
    const { code, said, complained } = outcome;
    expect(complained).toContain('none of them is real');
    expect(complained).not.toContain('Warning');
    expect(code).toBe(0);
    for (const words of [/asked +│ 50 /, /refused the connection +│ 2 /, all]) {
      expect(said).toMatch(words);
    }
    expect(readVisits(readFileSync(join(folder, 'out.jsonl'), 'utf8'))).toHaveLength(50);
    const again = await run('--analyse', 'out.jsonl');
    expect(said.startsWith(again.said.trimEnd())).toBe(true);
    expect(await run('--peers', '50', '--out', 'out.jsonl')).toMatchObject({
      code: 2,
      said: '',
      complained: expect.stringContaining('out.jsonl already exists') as unknown,
    });
  });

  test('rejects a file that is not a file of visits, with the line and a short message, and exits with 1', async () => {
    const snapshot = `{"nodes": {${'"203.0.113.5:8333": [70015], '.repeat(18_000)}}}`;
    writeFileSync(join(folder, 'snapshot.json'), snapshot);
    const analysed = await run('--analyse', 'snapshot.json');
    expect(analysed).toMatchObject({ code: 1, said: '' });
    expect(analysed.complained).toMatch(
      /snapshot\.json was not written by a crawl: line 1 is not .{1,100}like JSON\.\n$/,
    );
    const listed = await run('--addresses', 'snapshot.json');
    expect(listed).toMatchObject({ code: 1, said: '' });
    expect(listed.complained).toMatch(
      /snapshot\.json: line 1: not an address: .{1,150}looks like JSON.{1,50}\n$/,
    );
    expect(listed.complained.length).toBeLessThan(500);
    writeFileSync(join(folder, 'damaged.jsonl'), '{"address":"a:1"}\n');
    const damaged = await run('--analyse', 'damaged.jsonl');
    expect(damaged).toMatchObject({ code: 1, said: '' });
    expect(damaged.complained).toMatch(/line 1 is not a visit: [^.]*\.\n$/);
    writeFileSync(
      join(folder, 'marked.jsonl'),
      '\uFEFF{"address":"a:1","at":1,"took":1,"error":"ClosedError"}\n',
    );
    expect(await run('--analyse', 'marked.jsonl')).toMatchObject({ code: 0, complained: '' });
    const directory = await run('--analyse', '.');
    expect(directory).toMatchObject({ code: 2, said: '' });
    expect(directory.complained).toContain('cannot be read: it is a folder (EISDIR)');
  });

  test('says what is wrong', async () => {
    const missing = await run('--analyse', 'missing.jsonl');
    expect(missing.code).toBe(2);
    expect(missing.complained).toMatch(/missing\.jsonl cannot be read[^]*--help/);
    expect((await run('--help')).said).toContain('--concurrency');
  });
});
