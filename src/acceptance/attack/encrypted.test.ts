import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import {
  encryptedSocket,
  MAX_CONTENTS_LENGTH,
  NOTHING,
  writeContents,
} from '../../../solutions/19-encrypted';
import { bareClient } from '../../suite/bare-client';
import { closeAll, closeLater, start } from '../../suite/test-peers';
import { joinBytes } from '../../wire/bytes';
import { ephemeralKey } from '../../wire/ellswift';
import { EncryptedStranger } from './encrypted-stranger';
import { NOTHING_HELD, PROMISED, type Victim, victim } from './victim';

afterEach(closeAll);

const PING = new Uint8Array(8).fill(5);
const PONG = writeContents({ command: 'pong', payload: PING });

/** Somebody honest gets an answer. */
async function isServed(port: number): Promise<void> {
  const honest = await EncryptedStranger.to(port);
  honest.client.send(joinBytes(honest.greeting(), honest.message('ping', PING)));
  await honest.hears(PONG);
  honest.client.close();
}

const strangers = (port: number, count: number) =>
  Promise.all(Array.from({ length: count }, () => EncryptedStranger.to(port)));

describe.each(['peer', 'encrypted'] as const)('%s', (kind) => {
  let target: Victim;
  beforeAll(async () => {
    target = await victim(kind);
    // what is loaded and compiled once does not count
    await isServed(target.port);
  });
  afterAll(() => target.close());

  /** Wait until there is no connection: only then has all that they took been given back. */
  async function deserted(): Promise<void> {
    while ((await target.measure()).connections > 0) await new Promise(setImmediate);
  }
  beforeEach(deserted);

  /** Attack, and measure how much more memory is in use after that. */
  async function taken(attack: () => Promise<void>): Promise<number> {
    const before = await target.measure();
    await attack();
    await isServed(target.port);
    return (await target.measure()).held - before.held;
  }

  test('garbage without a terminator ends the connection, and is not kept', async () => {
    const memory = await taken(async () => {
      for (const { client } of await strangers(target.port, 20)) {
        client.send(new Uint8Array(1_000_000));
        await client.until(() => client.ended);
      }
    });
    expect(memory).toBeLessThan(PROMISED);
  });

  test('a length over the limit ends the connection before any of it comes', async () => {
    for (const length of [0xff_ff_ff, MAX_CONTENTS_LENGTH + 1]) {
      const [first, later] = await strangers(target.port, 2);
      first.client.send(joinBytes(first.terminator, first.announcement(length)));
      later.client.send(joinBytes(later.greeting(), later.message('ping', PING)));
      await later.hears(PONG);
      later.client.send(later.announcement(length));
      for (const { client } of [first, later]) await client.until(() => client.ended);
    }
  });

  test('no memory is allocated for a packet that does not come', async () => {
    const all = await strangers(target.port, 20);
    const memory = await taken(async () => {
      for (const one of all) {
        const announced = joinBytes(one.terminator, one.announcement(MAX_CONTENTS_LENGTH));
        await new Promise<void>((sent) => one.client.socket.write(announced, () => sent()));
      }
    });
    expect(memory).toBeLessThan(PROMISED);
    expect((await target.measure()).connections).toBeGreaterThanOrEqual(20);
  });

  test('a packet that comes almost completely takes no more than the limit', async () => {
    const one = await EncryptedStranger.to(target.port);
    const before = await target.measure();
    one.client.send(joinBytes(one.terminator, one.announcement(MAX_CONTENTS_LENGTH)));
    one.client.send(new Uint8Array(MAX_CONTENTS_LENGTH));
    let now = before;
    while (now.received - before.received < MAX_CONTENTS_LENGTH) now = await target.measure();
    expect(now.held - before.held).toBeGreaterThan(MAX_CONTENTS_LENGTH / 2);
    expect(now.held - before.held).toBeLessThan(PROMISED);
  });

  test('decoys, small ones and large ones, are not kept, and keep nobody waiting', async () => {
    const all = await strangers(target.port, 3);
    const memory = await taken(async () => {
      for (const one of all) {
        const small = Array.from({ length: 1500 }, () => one.packet(NOTHING, true));
        const large = Array.from({ length: 60 }, () => one.packet(new Uint8Array(100_000), true));
        one.client.send(joinBytes(one.terminator, ...small, ...large));
      }
      await isServed(target.port);
      // all of them have only been ignored
      for (const one of all) {
        one.client.send(joinBytes(one.introduction(), one.message('ping', PING)));
        await one.hears(PONG);
      }
    });
    expect(memory).toBeLessThan(PROMISED);
  });

  test('packets that come byte by byte are the same as any others', async () => {
    const one = await EncryptedStranger.to(target.port);
    for (const byte of joinBytes(one.greeting(), one.packet(NOTHING, true), one.message('ping', PING))) {
      one.client.send(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    await one.hears(PONG);
  });

  test.each([
    ['many messages and hang up', 90, 1000],
    ['a large one and reset the connection', 1, 200_000],
  ])('clients that send %s leave nothing behind', async (_, count, size) => {
    const attack = async () => {
      let { received } = await target.measure();
      const all = await strangers(target.port, 20);
      for (const one of all) {
        const greeting = one.greeting();
        const messages = Array.from({ length: count }, () => one.message('x', new Uint8Array(size)));
        const bytes = joinBytes(greeting, ...messages);
        one.client.send(bytes);
        received += bytes.length;
      }
      while ((await target.measure()).received < received) await new Promise(setImmediate);
      for (const { client } of all) {
        if (count > 1) client.socket.end();
        else client.socket.resetAndDestroy();
      }
      await deserted();
    };
    // what is compiled only now does not count
    await attack();
    expect(await taken(attack)).toBeLessThan(NOTHING_HELD);
  });
});

/** Listens for the handshakes of lesson 10 over the second transport. @returns the port */
async function listening(timeout: number): Promise<number> {
  const server = closeLater(
    createServer((socket) => {
      const talking = encryptedSocket(socket, 'mainnet', 'responder');
      Connection.over(talking, 'mainnet', true)
        .handshake(makeVersion(), timeout)
        .catch(() => {});
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

describe.each([
  ['peer', async (timeout: number) => (await start({ handshakeTimeout: timeout })).port],
  ['connection', listening],
])('a %s ends a handshake that takes too long', (_, listen) => {
  test('if nothing comes at all, or half a key', async () => {
    const port = await listen(20);
    for (const bytes of [NOTHING, ephemeralKey().encoded.subarray(0, 32)]) {
      const client = closeLater(await bareClient({ port, host: '127.0.0.1' }));
      if (bytes.length > 0) client.send(bytes);
      await client.until(() => client.ended);
    }
  });

  test('if a key comes, and then nothing but decoys', async () => {
    let one: EncryptedStranger | undefined;
    // on a slow machine the time may be over before the key comes: again, with more of it
    for (let timeout = 500; !one; timeout *= 2)
      one = await EncryptedStranger.to(await listen(timeout)).catch(() => undefined);
    one.client.send(one.terminator);
    while (!one.client.ended) {
      one.client.send(one.packet(NOTHING, true));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });
});
