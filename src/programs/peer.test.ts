import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { MISBEHAVIOURS } from '../peers/loopback/misbehaviours';
import { root } from '../base/root';
import { bareClient, frame, VERACK, VERSION } from '../suite/bare-client';
import { conversationLine } from './conversation';
import { peerHelp, peerOptions } from './peer-options';
import { closeAll, closeLater, start } from '../suite/test-peers';

afterEach(closeAll);

const PROGRAM = [join('scripts', 'run.mjs'), join('src', 'programs', 'peer.ts')];
const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { cwd: root(), env: environment };
    execFile(process.execPath, [...PROGRAM, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('the command line', () => {
  test('can have all options', () => {
    const typed =
      '--network regtest --port 1234 --personality satoshi-0.9.3 --misbehave one-byte,self --seed 3 --chain practice --transport v1';
    expect(peerOptions(typed.split(' '))).toEqual({
      network: 'regtest',
      port: 1234,
      personality: 'satoshi-0.9.3',
      misbehave: ['one-byte', 'self'],
      seed: 3,
      chain: 'practice',
      transport: 'v1',
    });
    expect(peerOptions(['--chain', 'payments'])).toMatchObject({ chain: 'payments' });
  });

  test('can be empty', () => {
    expect(Object.values(peerOptions([])).every((value) => value === undefined)).toBe(true);
  });

  test.each([
    ['--network moon', /no network "moon".*mainnet/s],
    ['--network constructor', /no network "constructor"/],
    ['--port 65536', /--port "65536" must be a whole number from 0 to 65535/],
    ['--port 0x10', /--port/],
    ['--seed -1', /--seed/],
    ['--personality verack', /no personality "verack".*satoshi-0\.9\.3/s],
    ['--misbehave slow,rude', /no misbehaviour "rude".*one-byte/s],
    ['--chain main', /no chain "main". There are: practice, payments/],
    ['--transport v2', /no transport "v2". There are: auto, v1/],
    ['--verbose', /Unknown option '--verbose'/],
    ['regtest', /Unexpected argument "regtest".*npm run peer -- --network/s],
  ])('%s is rejected', (typed, message) => {
    expect(() => peerOptions(typed.split(' '))).toThrow(message);
  });

  test('the help lists every misbehaviour', () => {
    expect(peerOptions(['--help'])).toBe('help');
    for (const name of Object.keys(MISBEHAVIOURS)) expect(peerHelp()).toContain(`  ${name} `);
  });
});

describe('a line of the conversation', () => {
  const plain = (text: string) => text.replace(/\x1b\[\d+m/g, '');
  const at = { at: 1234, connection: 2, length: 0 };

  test('for a version shows the user agent', () => {
    const payload = VERSION.subarray(24);
    const line = conversationLine(
      { ...at, direction: 'received', command: 'version', length: payload.length },
      { command: 'version', payload },
    );
    expect(plain(line)).toMatch(/^ {4}1\.234 #2 ← version +\d+ bytes {2}70015 \/some-cool-software\/$/);
  });

  test('has no control characters from the remote peer', () => {
    const payload = Buffer.from(VERSION.subarray(24));
    payload.write('\x1b[2J', payload.indexOf('some'));
    const line = conversationLine(
      { ...at, direction: 'sent', command: 'ver\x1b[2J', note: 'a\u202eb\n\x07' },
      { command: 'version', payload },
    );
    expect(plain(line)).toContain('/\\x1b[2J');
    expect(plain(line)).toContain('ver.[2J');
    expect(plain(line)).toContain('a.b..');
    expect(plain(line)).not.toMatch(/\p{C}/u);
  });

  test('is also written for a malformed version', () => {
    const message = { command: 'version', payload: new Uint8Array(1) };
    expect(
      plain(conversationLine({ ...at, direction: 'sent', command: 'version', length: 1 }, message)),
    ).toMatch(/1 byte *$/);
  });

  test('for an event says what happened and why', () => {
    expect(plain(conversationLine({ ...at, event: 'closed', command: '', note: 'by the peer' }))).toBe(
      '    1.234 #2 · closed by the peer',
    );
  });
});

/**
 * Runs the program, talks to it, and stops it with Ctrl+C.
 *
 * @param sent - what a client sends
 * @param last - the program is stopped when a line has this
 * @returns all lines, and the exit code
 */
async function conversation(args: string[], sent: Uint8Array[], last: string) {
  const child = spawn(process.execPath, [...PROGRAM, ...args], {
    cwd: root(),
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closeLater({ close: () => child.kill() });
  const lines: string[] = [];
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code)));
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    const port = /Connect to it: +127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
    if (port) {
      const client = closeLater(await bareClient({ host: '127.0.0.1', port: Number(port) }));
      for (const bytes of sent) client.send(bytes);
    }
    if (line.includes(last)) child.kill('SIGINT');
  }
  return { all: lines.join('\n'), code: await ended };
}

describe('npm run peer', () => {
  test('shows the conversation, and ends with Ctrl+C', async () => {
    const question = Buffer.concat([Uint8Array.of(0x80, 0x11, 1, 0, 1), Buffer.alloc(64)]);
    const sent = [VERSION, VERACK, frame('getheaders', question), frame('farewell', VERACK)];
    const { all, code } = await conversation(['--misbehave', 'odd-commands'], sent, 'farewell');
    expect(all).toContain('It misbehaves (odd-commands): sends the commands constructor');
    expect(all).toMatch(/#1 ← version +\d+ bytes {2}70015 \/some-cool-software\//);
    expect(all).toMatch(/#1 → version +102 bytes {2}70015 \/Satoshi:0.16.0\//);
    expect(all).toMatch(/#1 → __proto__ +8 bytes/);
    // an empty message, not silence
    expect(all).toMatch(/#1 → headers +1 byte/);
    // on Windows a signal ends the process at once
    if (process.platform !== 'win32') expect(code).toBe(0);
  });

  test('has the chain of payments; with v1 it hangs up on a key of the second transport', async () => {
    const key = new Uint8Array(64).fill(7);
    const { all } = await conversation(['--chain', 'payments', '--transport', 'v1'], [key], 'closed by');
    expect(all).toContain('It has a chain of payments, up to height 300');
    expect(all).toContain('It speaks the first transport only.');
    expect(all).toMatch(/closed by the peer: .*magic/);
  });

  test('says what is wrong, and exits with 2', async () => {
    const { port } = await start();
    for (const [args, words] of [
      [['--network', 'moon'], /^There is no network "moon"/],
      [['--port', String(port)], /^Port \d+ is taken/],
    ] as const) {
      const { code, stderr, stdout } = await run(...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^ +at /m);
    }
  });

  test('--help', async () => {
    const { code, stdout } = await run('--help');
    expect([code, stdout.trim()]).toEqual([0, peerHelp()]);
  });
});
