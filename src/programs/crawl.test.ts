import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVisits } from '../../solutions/17-census';
import { root } from '../base/root';
import { VERACK, VERSION } from '../suite/bare-client';
import { closeAll, closeLater } from '../suite/test-peers';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-crawl-'))));
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
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
