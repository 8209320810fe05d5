import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createWebServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { fromHex, hex } from '../wire/bytes';
import type { PeerOptions } from '../peers/loopback/options';
import { recording } from '../peers/recordings';
import { root } from '../base/root';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { SERVICES } from '../peers/default-services';
import { closeAll, closeLater, start } from '../suite/test-peers';
import {
  WAITING,
  PAYMENT,
  BLOCK_170,
  program,
  type Outcome,
  run,
  ask,
  conversation,
} from './fetch-tx.testing';

afterEach(closeAll);

const NOWHERE = 'ab'.repeat(32);

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
      /^ReceiveTimeoutError: (no .*|nothing else) came in \d+ ms/,
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
    const why =
      /nothing else came in \d+ ms; since getdata was sent, \d+ ms ago: 2 inv; a message was dropped: checksum at byte \d+: expected/;
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
    ['the other side says one byte', 'f9', /^ClosedError: .*, 1 byte into a message/],
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
