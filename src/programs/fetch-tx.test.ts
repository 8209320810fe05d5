import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createWebServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { transaction } from '../../solutions/09-getdata';
import { fromHex, hex } from '../wire/bytes';
import { decode } from '../wire/codec/codec';
import type { PeerOptions } from '../peers/loopback/options';
import { recording } from '../peers/recordings';
import { root } from '../base/root';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { fetchHelp, fetchOptions } from './fetch-options';
import { SERVICES } from '../peers/default-services';
import { closeAll, closeLater, start } from '../suite/test-peers';

afterEach(closeAll);

/** In the mempool of every loopback peer. */
const WAITING = 'e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609';
/** In block 170. */
const PAYMENT = 'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16';
const BLOCK_170 = '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee';
const NOWHERE = 'ab'.repeat(32);

/** The command line of `fetch-tx` in package.json. */
const { scripts } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const [, ...program] = scripts['fetch-tx'].split(' ');

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function run(words: string[], more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = { cwd: root(), env: { ...process.env, ...more } };
  return new Promise((resolve) => {
    execFile(process.execPath, [...program, ...words], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

async function ask(peer: PeerOptions, ...words: string[]): Promise<Outcome> {
  const { host, port } = await start({ services: SERVICES, ...peer });
  return run([`${host}:${port}`, '--seconds', '60', ...words]);
}

/**
 * Ask a peer that does not answer. If the machine is too slow for the timeout, try again with a longer one.
 */
const askInVain = (why: RegExp, peer: PeerOptions, ...words: string[]) =>
  inVain(why, (seconds) => ask(peer, ...words, '--seconds', seconds));

async function inVain(why: RegExp, asking: (seconds: string) => Promise<Outcome>): Promise<Outcome> {
  let outcome!: Outcome;
  for (const seconds of ['0.5', '5', '50']) {
    outcome = await asking(seconds);
    if (why.test(outcome.stderr.trim())) break;
  }
  return outcome;
}

/** The messages that were printed: `> version` was sent, `< version` was received. */
function conversation({ stdout }: Outcome): string[] {
  const printed = stdout.matchAll(/^(Request|Response): (\S+)\n[0-9a-f]+$/gm);
  return [...printed].map(([, direction, command]) => `${direction === 'Request' ? '>' : '<'} ${command}`);
}

/** The bytes that were printed below a line. */
const bytesBelow = (line: string, { stdout }: Outcome) =>
  new RegExp(`^${line}\n([0-9a-f]+)$`, 'm').exec(stdout)?.[1];

/** The transaction that was printed at the end, and the line above it. */
function transactionIn({ stdout }: Outcome): { line: string; fields: unknown } {
  const [, line, fields] = /^([0-9a-f]{64}, .*):\n(\{[^]*)$/m.exec(stdout)!;
  return { line, fields: JSON.parse(fields) };
}

describe('a transaction is fetched', () => {
  test('from the mempool: request and response are shown byte for byte, then the decoded transaction', async () => {
    const outcome = await ask({}, WAITING);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const said = conversation(outcome);
    expect(said[0]).toBe('> version');
    // the order of the others is up to the peer; a ping may be among them
    const greetings = ['< version', '< verack', '> verack'];
    expect(said.slice(0, said.indexOf('> getdata'))).toEqual(expect.arrayContaining(greetings));
    expect(said.at(-1)).toBe('< tx');
    expect(bytesBelow('Request: getdata', outcome)!.slice(48)).toBe(
      `0101000040${hex(fromHex(WAITING).reverse())}`,
    );
    const full = recording('tx-bip143-p2wpkh').bytes;
    expect(bytesBelow('Response: tx', outcome)!.slice(48)).toBe(hex(full));
    const { line, fields } = transactionIn(outcome);
    expect(line).toMatch(new RegExp(`^${WAITING}, 343 bytes, from 127\\.0\\.0\\.1:\\d+$`));
    const tx = decode(transaction.read, full);
    expect(fields).toMatchObject({
      version: 1,
      inputs: [
        { txid: '9f96ade4b41d5433f4eda31e1738ec2b36f6e7d1420d94a6af99801a88f7f7ff', index: 0 },
        { txid: '8ac60eb9575db5b2d987e29f301b5b819ea83a5c6579d282d189cc04b8e151ef', index: 1 },
      ],
      outputs: [
        { value: 112340000, script: hex(tx.outputs[0].script) },
        { value: 223450000, script: hex(tx.outputs[1].script) },
      ],
      witnesses: [[], tx.witnesses![1].map(hex)],
      locktime: 17,
    });
    expect(Object.keys(fields as object)).toEqual(['version', 'inputs', 'outputs', 'witnesses', 'locktime']);
  });

  test('from its block', async () => {
    const outcome = await ask({}, PAYMENT, '--block', BLOCK_170);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(conversation(outcome).at(-1)).toBe('< block');
    expect(bytesBelow('Response: block', outcome)!.slice(48)).toBe(hex(recording('block-170').bytes));
    const { line, fields } = transactionIn(outcome);
    expect(line).toMatch(new RegExp(`^${PAYMENT}, 275 bytes`));
    expect(fields).toMatchObject({ outputs: [{ value: 1_000_000_000 }, { value: 4_000_000_000 }] });
    expect(fields).not.toHaveProperty('witnesses');
  });

  test('on another network, with options that npm took for itself', async () => {
    const { host, port } = await start({ services: SERVICES, network: 'regtest' });
    const taken = { npm_config_network: 'regtest', npm_config_block: BLOCK_170 };
    const outcome = await run([`${host}:${port}`, PAYMENT.toUpperCase()], taken);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(bytesBelow('Request: getdata', outcome)).toMatch(/^fabfb5da/);
  });
});

const LIKE_HTTP =
  /^WireError: magic at byte 0: .* found 48545450, which looks like HTTP: is that the RPC port\?/;

/** Answers with the right header of block 170, but with a transaction that pays one satoshi more. */
const forged = () => {
  const payload = Uint8Array.from(recording('block-170').bytes);
  payload[334] ^= 1;
  return [{ command: 'block', payload }];
};

describe('without the transaction the exit code is 1, and the reason is printed:', () => {
  test.each<[string, PeerOptions, string[], RegExp]>([
    ['the node does not have it', {}, [PAYMENT], /^NotFoundError: .*f4184fc5/],
    [
      'it is not in that block',
      {},
      [WAITING, '--block', BLOCK_170],
      /^NotFoundError: e8151a2a.*00000000d114/,
    ],
    [
      'the node does not have the block',
      {},
      [PAYMENT, '--block', NOWHERE],
      /^ReceiveTimeoutError: no .* came in \d+ ms/,
    ],
    [
      'the block is forged',
      { services: [{ commands: ['getdata'], answer: forged }] },
      [PAYMENT, '--block', BLOCK_170],
      /^FalseAnswerError: the transactions in block 00000000d114/,
    ],
    ['the peer closes', { misbehave: ['cut-off'] }, [PAYMENT], /^ClosedError: the other side closed/],
    ['the peer is silent', { misbehave: ['silent'] }, [PAYMENT], /^HandshakeTimeoutError: no version/],
    ['the peer is a web server', { misbehave: ['http'] }, [PAYMENT], LIKE_HTTP],
  ])('%s', async (_, peer, words, why) => {
    const waits = /Timeout/.test(why.source);
    const outcome = await (waits ? askInVain(why, peer, ...words) : ask(peer, ...words));
    expect(outcome.code).toBe(1);
    expect(outcome.stderr.trim()).toMatch(why);
    expect(outcome.stderr).not.toMatch(/^ +at /m);
    expect(conversation(outcome)).toContain('> version');
    expect(outcome.stdout).not.toContain('bytes, from');
  });

  /** A server that first sends the greeting, and the answer when getdata arrives. */
  async function server(greeting: Uint8Array, answer?: Uint8Array): Promise<string> {
    const listening = closeLater(
      createServer((socket) => {
        socket.on('error', () => {});
        socket.write(greeting);
        if (!answer) socket.end();
        socket.on('data', (chunk) => chunk.includes('getdata') && socket.write(answer!));
      }),
    );
    await once(listening.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  test.each([
    ['TLS, which ends with an alert of 7 bytes', '15030300020228', 'a TLS record'],
    ['HTTP, truncated', hex(Buffer.from('HTTP/1.0 400\r\n')), 'HTTP: is that the RPC port?'],
    ['a web page', hex(Buffer.from('<!DOCTYPE html><html></html>')), 'a web page'],
  ])('the other side speaks %s', async (_, greeting, what) => {
    const { code, stderr } = await run([await server(fromHex(greeting)), PAYMENT]);
    expect(code).toBe(1);
    expect(stderr).toContain(`looks like ${what}`);
  });

  test('the answer was dropped and something else came after it: both are reported', async () => {
    const invalid = frame('tx', new Uint8Array(60));
    invalid[20] ^= 1;
    const answer = Buffer.concat([invalid, frame('inv', Uint8Array.of(0)), frame('inv', Uint8Array.of(0))]);
    const host = await server(Buffer.concat([VERSION, VERACK]), answer);
    const why = /since getdata was sent: 2 inv; a message was dropped: checksum at byte \d+: expected/;
    const { stderr } = await inVain(why, (seconds) => run([host, PAYMENT, '--seconds', seconds]));
    expect(stderr.trim()).toMatch(why);
  });

  test('the peer floods with pings: they are counted, not printed', async () => {
    const outcome = await ask({ misbehave: ['pings'] }, PAYMENT);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout.length).toBeLessThan(10_000);
    expect(outcome.stdout).toMatch(/^Not shown: \d+ pings\.$/m);
    expect(conversation(outcome)).not.toContain('< ping');
  });

  /** Ask a server that is not a node at all. */
  const askAServer = async (server: Server) => {
    closeLater(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return run([`127.0.0.1:${(server.address() as AddressInfo).port}`, PAYMENT, '--seconds', '60']);
  };

  test('the other side is a real web server', async () => {
    const outcome = await askAServer(createWebServer());
    expect(outcome.code).toBe(1);
    expect(outcome.stderr.trim()).toMatch(LIKE_HTTP);
  });

  test.each<[string, string, RegExp]>([
    [
      'the other side is a TLS server, whose alert is shorter than a header',
      '15030100020246',
      /^ClosedError: .*, 7 bytes into a message; what came looks like a TLS record/,
    ],
    [
      'the other side is an SSH server',
      hex(Buffer.from('SSH-2.0-OpenSSH_9.6\r\n')),
      /^ClosedError: .*; what came looks like SSH$/m,
    ],
  ])('%s', async (_, answer, why) => {
    const outcome = await askAServer(
      createServer((socket) => {
        socket.on('error', () => {}).once('data', () => socket.end(fromHex(answer)));
      }),
    );
    expect(outcome.code).toBe(1);
    expect(outcome.stderr.trim()).toMatch(why);
  });

  test('nothing listens there', async () => {
    const peer = await start();
    await peer.close();
    const outcome = await run([`${peer.host}:${peer.port}`, PAYMENT]);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr.trim()).toMatch(
      /^ConnectError: no connection to 127\.0\.0\.1 port \d+: refused \(ECONNREFUSED\)$/,
    );
  });

  test('a name with several addresses is refused: each is listed with its reason; .onion is not looked up', async () => {
    const { stderr } = await run(['localhost:1', PAYMENT]);
    expect(stderr.trim()).toMatch(
      /^ConnectError: no connection to localhost port 1: .*refused \(ECONNREFUSED\)$/,
    );
    const onion = await run(['expyuzz4wqqyqhjn.onion', PAYMENT]);
    expect(onion).toMatchObject({ code: 1, stdout: '' });
    expect(onion.stderr).toContain('through Tor only');
  });

  const linkLocal = Object.entries(networkInterfaces()).flatMap(([zone, addresses = []]) =>
    addresses.filter(({ address }) => address.startsWith('fe80')).map(({ address }) => `${address}%${zone}`),
  );
  (linkLocal.length > 0 ? test : test.skip)(
    'an address with a zone works (needs a link-local one)',
    async () => {
      const { host, port } = await start({ services: SERVICES });
      const relay = closeLater(createServer((socket) => void socket.pipe(connect(port, host)).pipe(socket)));
      await once(relay.listen(0, linkLocal[0]), 'listening');
      const outcome = await run([`[${linkLocal[0]}]:${(relay.address() as AddressInfo).port}`, WAITING]);
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test('the reader of its output may go away, as head does: it ends without complaint', async () => {
    const { host, port } = await start({ services: SERVICES });
    const child = spawn(process.execPath, [...program, `${host}:${port}`, WAITING], { cwd: root() });
    const complaints: string[] = [];
    child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
    child.stdout.destroy();
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, complaints.join('')]).toEqual([0, '']);
  });
});

describe('the command line', () => {
  const HERE = '127.0.0.1:1';

  test('can be as short as an address and a txid', () => {
    expect(fetchOptions(['203.0.113.5', WAITING])).toEqual({
      host: '203.0.113.5',
      port: 8333,
      network: 'mainnet',
      id: WAITING,
      block: undefined,
      patience: 20_000,
    });
  });

  test('can have all options in any order; the network determines the port', () => {
    const typed = `--seconds 0.5 [2001:db8::1] --block ${BLOCK_170} ${PAYMENT} --network testnet4`;
    expect(fetchOptions(typed.split(' '))).toEqual({
      host: '2001:db8::1',
      port: 48333,
      network: 'testnet4',
      id: PAYMENT,
      block: BLOCK_170,
      patience: 500,
    });
  });

  test('includes options that npm took for itself; those given directly win', () => {
    const env = { npm_config_seconds: '3', npm_config_block: BLOCK_170 };
    expect(fetchOptions([HERE, PAYMENT], env)).toMatchObject({ patience: 3000, block: BLOCK_170 });
    expect(fetchOptions([HERE, PAYMENT, '--seconds', '4'], env)).toMatchObject({ patience: 4000 });
  });

  test.each<[string, RegExp]>([
    ['', /address of a node and the id of a transaction are required/],
    [HERE, /address of a node and the id of a transaction are required/],
    [`${HERE} ${PAYMENT} ${BLOCK_170}`, /Unexpected: 00000000d114/],
    [`${HERE} abc`, /64 hex digits, not "abc"/],
    [`${HERE} 0x${PAYMENT}`, /64 hex digits/],
    [`${HERE} ${PAYMENT} --block 170`, /64 hex digits, not "170"/],
    [`host:0 ${PAYMENT}`, /not an address: host:0/],
    [`${PAYMENT} ${HERE}`, /64 hex digits, not "127/],
    [`${HERE} ${PAYMENT} --network moon`, /no network "moon".*mainnet/],
    [`${HERE} ${PAYMENT} --network constructor`, /no network "constructor"/],
    [`${HERE} ${PAYMENT} --seconds 0`, /--seconds "0" must be a number of seconds from 0\.001 to 86400/],
    [`${HERE} ${PAYMENT} --seconds 1e9`, /--seconds "1e9" must be a number of seconds from 0\.001 to 86400/],
    [`${HERE} ${PAYMENT} --seconds soon`, /--seconds "soon"/],
    [`${HERE} ${PAYMENT} --seconds Infinity`, /--seconds "Infinity"/],
    [`${HERE} ${PAYMENT} --height 170`, /Unknown option '--height'/],
  ])('%j is rejected', (typed, message) => {
    expect(() => fetchOptions(typed.split(' ').filter(Boolean))).toThrow(message);
  });

  test('if invalid, ends with exit code 2 and says how to get help', async () => {
    const outcome = await run([HERE, 'abc']);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe(
      'a hash is 64 hex digits, not "abc"\nFor help:  npm run fetch-tx -- --help\n',
    );
  });

  test('--help', async () => {
    expect(fetchOptions(['-h'])).toBe('help');
    expect(await run(['--help'])).toEqual({ code: 0, stdout: `${fetchHelp()}\n`, stderr: '' });
  });
});
