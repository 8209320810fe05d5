import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { makeVersion } from '../../solutions/07-own-version';
import { Connection } from '../../solutions/10-connection';
import {
  dialEncrypted,
  encryptedSocket,
  LengthCipher,
  NOTHING,
  readContents,
  session,
  type SessionStep,
  sessionKeys,
  sharedSecret,
  writeContents,
  writePacket,
} from '../../solutions/19-encrypted';
import { SeededRandom } from '../peers/seeded-random';
import { publishedSessions, recordedConversation } from '../peers/vectors';
import { fromHex, hex, joinBytes } from '../wire/bytes';
import { WireError } from '../wire/codec/error';
import { PacketCipher } from '../wire/packet-cipher';
import { ScriptRunner } from '../wire/streams/script';
import { type Btcd, startBtcd } from './btcd';
import { describeWithBtcd } from './btcd-program';

test('the seven published sessions have these secrets, keys, terminators and packets', () => {
  const sessions = publishedSessions();
  expect(sessions).toHaveLength(7);
  for (const one of sessions) {
    const secret = sharedSecret(one);
    const keys = sessionKeys(secret);
    const [own, other] = one.initiating ? [keys.initiator, keys.responder] : [keys.responder, keys.initiator];
    expect([secret, keys.id, own.terminator, other.terminator].map(hex)).toEqual(
      [one.sharedSecret, one.id, one.terminators.sent, one.terminators.received].map(hex),
    );
    const ciphers = { length: new LengthCipher(own.length), packet: new PacketCipher(own.packet) };
    for (let i = 0; i < one.index; i++) writePacket(ciphers, { contents: NOTHING, decoy: false });
    const packet = writePacket(ciphers, one, one.garbage);
    expect(hex(packet.subarray(-one.packetEnd.length))).toBe(hex(one.packetEnd));
  }
});

test('contents are the number of a command or a zero and its name, and the payload', () => {
  const payload = fromHex('0102030405060708');
  const written = (command: string) => hex(writeContents({ command, payload }));
  expect(written('addr')).toBe('010102030405060708');
  expect(written('ping')).toBe('120102030405060708');
  expect(written('addrv2')).toBe('1c0102030405060708');
  expect(written('version')).toBe('0076657273696f6e00000000000102030405060708');
  expect(() => written('thirteenchars')).toThrow(WireError);
});

describe('the conversation with btcd that was recorded', () => {
  const { network, secret, garbage, sent, received } = recordedConversation();
  const key = { secret, encoded: sent.slice(0, 64) };

  function decrypted(chunks: Uint8Array[]): { steps: SessionStep[]; error?: unknown } {
    const runner = new ScriptRunner<SessionStep>(session({ network, garbage, key, initiating: true }));
    const steps: SessionStep[] = [];
    try {
      for (const chunk of chunks) {
        runner.feed(chunk);
        for (let step; (step = runner.next());) steps.push(step);
      }
    } catch (error) {
      return { steps, error };
    }
    return { steps };
  }

  const commands = ({ steps }: { steps: SessionStep[] }) =>
    steps.flatMap((step) => ('contents' in step ? [readContents(step.contents).command] : []));

  const WANTED = ['version', 'sendaddrv2', 'verack', 'pong'];

  test('decrypts, and all tags are right', () => {
    expect(commands(decrypted([received]))).toEqual(WANTED);
  });

  test('begins with the same bytes of ours again', () => {
    const { steps } = decrypted([received]);
    const first = joinBytes(...steps.flatMap((step) => ('send' in step ? [step.send] : [])));
    expect(hex(sent.subarray(0, first.length))).toBe(hex(first));
  });

  test('is the same, cut in two at any byte, byte by byte, and in random splits', () => {
    for (let at = 0; at <= received.length; at++) {
      expect(commands(decrypted([received.slice(0, at), received.slice(at)]))).toEqual(WANTED);
    }
    expect(commands(decrypted(Array.from(received, (byte) => Uint8Array.of(byte))))).toEqual(WANTED);
    const random = new SeededRandom(324);
    for (let i = 0; i < 50; i++) {
      const chunks: Uint8Array[] = [];
      for (let at = 0, next; at < received.length; at = next) {
        next = at + random.between(1, 100);
        chunks.push(received.slice(at, next));
      }
      expect(commands(decrypted(chunks))).toEqual(WANTED);
    }
  });

  test('gives only the messages before a flipped bit, wherever that is', () => {
    for (let at = 0; at < received.length; at++) {
      const bytes = received.slice();
      bytes[at] ^= 1 << (at % 8);
      const got = commands(decrypted([bytes]));
      const before = commands(decrypted([received.slice(0, at)]));
      // it ends with an error, or waits for as many bytes as a false length says
      expect({ at, got }).toEqual({ at, got: before });
    }
  });
});

describe('two connections on this machine', () => {
  let server: Server;
  let port: number;
  let accepted: Promise<[Socket]>;

  beforeEach(async () => {
    server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    port = (server.address() as AddressInfo).port;
    accepted = once(server, 'connection') as Promise<[Socket]>;
  });

  afterEach(async () => {
    await once(server.close(), 'close');
  });

  /** A connection of the listening side, which speaks what the other side speaks. */
  const listening = async () =>
    Connection.over(encryptedSocket((await accepted)[0], 'mainnet', 'responder'), 'mainnet', true);

  test.each(['auto', 'v1', 'v2'] as const)(
    'shake hands and exchange four megabytes: %s',
    async (transport) => {
      const dialling = dialEncrypted('127.0.0.1', port, 60_000, 'mainnet', { transport });
      const inbound = await listening();
      const shaking = inbound.handshake();
      const outbound = Connection.over(await dialling);
      await Promise.all([outbound.handshake(), shaking]);
      const block = new Uint8Array(4_000_000).map((_, i) => i);
      const sending = outbound.send('block', block);
      const { payload } = await inbound.waitFor('block');
      expect(Buffer.compare(payload, block)).toBe(0);
      await sending;
      await outbound.close();
      await expect(inbound.receive()).rejects.toThrow('closed');
      await inbound.close();
    },
  );

  test('what is written right before the end still arrives', async () => {
    const dialling = dialEncrypted('127.0.0.1', port, 60_000, 'mainnet', { transport: 'v2' });
    const inbound = await listening();
    const socket = await dialling;
    const outbound = Connection.over(socket);
    await outbound.send('ping', { nonce: 1n });
    await outbound.send('tx', Uint8Array.of(1));
    socket.end();
    expect((await inbound.waitFor('tx')).payload).toEqual(Uint8Array.of(1));
    await inbound.close();
    await outbound.close();
  });

  test('dialling gives up when it is cancelled, and leaves no socket', async () => {
    const stop = new AbortController();
    const dialling = dialEncrypted('127.0.0.1', port, 60_000, 'mainnet', { signal: stop.signal });
    const [socket] = await accepted;
    stop.abort();
    await expect(dialling).rejects.toThrow('cancelled');
    await once(socket.resume(), 'close');
  });
});

describeWithBtcd('the second transport with a real node', (program) => {
  let btcd: Btcd;

  beforeAll(async () => {
    // it also connects to others here, but only to those that the test names, on this machine
    btcd = await startBtcd(program, ['--v2transport', '--proxy=']);
  });

  afterAll(() => btcd.stop());

  test.each(['auto', 'v1', 'v2'] as const)('we connect to it: %s', async (transport) => {
    const socket = await dialEncrypted('127.0.0.1', btcd.port, 60_000, 'simnet', { transport });
    const connection = Connection.over(socket, 'simnet');
    await connection.handshake();
    await connection.send('ping', { nonce: 3n });
    expect((await connection.waitFor('pong')).command).toBe('pong');
    // the second key of each cipher, too
    for (let i = 0; i < 300; i++) await connection.send('ping', { nonce: BigInt(i) });
    for (let i = 0; i < 300; i++) await connection.waitFor('pong');
    await btcd.knows();
    const [peer] = await btcd.rpc<{ v2_connection: boolean }[]>('getpeerinfo');
    expect(peer.v2_connection).toBe(transport !== 'v1');
    await connection.close();
    while ((await btcd.rpc<unknown[]>('getpeerinfo')).length > 0)
      await new Promise((done) => setImmediate(done));
  });

  test('it connects to us', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const { port } = server.address() as AddressInfo;
    await btcd.rpc('addnode', `127.0.0.1:${port}`, 'onetry');
    const socket = encryptedSocket((await accepted)[0], 'simnet', 'responder');
    const inbound = Connection.over(socket, 'simnet', true);
    // it stays connected to full nodes only
    await inbound.handshake(makeVersion({ services: 2057n }));
    expect(socket.transport).toBe('v2');
    await inbound.close();
    await once(server.close(), 'close');
  });
});
