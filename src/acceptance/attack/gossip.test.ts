import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PortPool } from '../../peers/simnet/listeners';
import { MAX_ADDRESS_LENGTH, MAX_ADDRESSES } from '../../wire/address-networks';
import { BareClient, bareClient, frame, VERACK, VERSION } from '../../suite/bare-client';
import { closeAll, closeLater } from '../../suite/test-peers';
import { AMPLE, LIMITS, PROMISED, type Victim, victim } from './victim';

afterEach(closeAll);

const uint16 = (value: number) => [value >> 8, value & 255];

/** An addr message by hand: time, services, 127.0.0.1 in its 16 bytes, and one of the ports, in turn. */
function addr(count: number, ports = [1], from = 0): Buffer {
  const entry = (n: number) => [
    ...new Uint8Array(4 + 8 + 10),
    ...[0xff, 0xff, 127, 0, 0, 1],
    ...uint16(ports[(from + n) % ports.length]),
  ];
  const entries = Array.from({ length: count }, (_, n) => entry(n));
  return frame('addr', Uint8Array.of(0xfd, count & 255, count >> 8, ...entries.flat()));
}

/** An addrv2 message whose addresses are as long as may be, on a network that nobody knows. */
function addrv2(count: number): Buffer {
  const length = [0xfd, MAX_ADDRESS_LENGTH & 255, MAX_ADDRESS_LENGTH >> 8];
  const entry = Buffer.concat([
    Uint8Array.of(0, 0, 0, 0, 1, 0xaa, ...length),
    Buffer.alloc(MAX_ADDRESS_LENGTH, 7),
    Uint8Array.of(0, 1),
  ]);
  const counted = Uint8Array.of(0xfd, count & 255, count >> 8);
  return frame('addrv2', Buffer.concat([counted, ...Array<Buffer>(count).fill(entry)]));
}

/** The same with a single address: a count of one takes one byte. */
const one = (ports: number[], n: number) => {
  const payload = addr(1, ports, n).subarray(24 + 3);
  return frame('addr', Buffer.concat([Uint8Array.of(1), payload]));
};

describe.each(['node', 'peer'] as const)('%s', (kind) => {
  test.each([
    ['addr', addr(MAX_ADDRESSES)],
    ['addrv2', addrv2(MAX_ADDRESSES)],
  ])('a flood of %s, a thousand addresses each, takes no more memory than the limit', async (_, message) => {
    const { port, measure } = closeLater(await victim(kind));
    const clients = [];
    for (let i = 0; i < 2; i++) {
      const client = closeLater(await bareClient({ port, host: '127.0.0.1' }));
      client.send(VERSION);
      await client.message('verack');
      client.send(VERACK);
      clients.push(client);
    }
    const [flooding, honest] = clients;
    const before = await measure();
    // as much as the other side reads, and at most 20 MB
    for (
      let sent = 0;
      sent < 20_000_000 && flooding.socket.writableLength < 1_000_000;
      sent += message.length
    ) {
      flooding.send(message);
      await new Promise(setImmediate);
    }
    honest.send(frame('ping', new Uint8Array(8)));
    await honest.message('pong');
    expect((await measure()).held - before.held).toBeLessThan(PROMISED);
  });
});

/** A node that says whatever it likes, without end, once it is asked who else there is. */
async function liar(lies: () => Generator<Uint8Array>): Promise<number> {
  const server = closeLater(createServer((socket) => void converse(new BareClient(socket), socket, lies)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function converse(
  client: BareClient,
  socket: Socket,
  lies: () => Generator<Uint8Array>,
): Promise<void> {
  await client.message('version');
  client.send(Buffer.concat([VERSION, VERACK]));
  await client.message('getaddr');
  for (const lie of lies()) {
    if (client.ended || socket.destroyed) return;
    client.send(lie);
    // no faster than the other side reads, or the lies would pile up here
    while (socket.writableLength > 1_000_000 && !client.ended) await new Promise(setImmediate);
    await new Promise(setImmediate);
  }
}

function* forever(make: (n: number) => Uint8Array): Generator<Uint8Array> {
  for (let n = 0; ; n++) yield make(n);
}

describe('a crawler', () => {
  let crawler: Victim;
  const pool = new PortPool(false);
  /** Where connections are refused, so that the crawler need not wait. They are more than it believes of one node. */
  let ports: number[];
  beforeAll(async () => {
    crawler = await victim('crawler');
    ports = await pool.refuse(LIMITS.mostPerNode + 5);
  });
  afterAll(async () => {
    await crawler.close();
    await pool.close();
  });

  /** Crawl from a liar. @returns what came of it, and how much memory it took */
  async function crawled(make: (n: number) => Uint8Array, patience = AMPLE) {
    const port = await liar(() => forever(make));
    const before = await crawler.measure();
    const { visits, known } = await crawler.crawl(port, patience);
    return { first: visits[0], visits, known, memory: (await crawler.measure()).held - before.held };
  }

  /** The same until its patience is over. On a slow machine that may happen before the handshake is done: again then. */
  async function crawledInVain(message: Uint8Array) {
    for (let patience = 1000; ; patience *= 2) {
      const result = await crawled(() => message, patience);
      if (result.first.error === undefined || patience > AMPLE) return result;
    }
  }

  test('believes of a liar no more than it said it would, although it names one node after another', async () => {
    const { first, visits, known, memory } = await crawled((n) => one(ports, n));
    expect(first.sightings).toBe(MAX_ADDRESSES);
    expect(known).toBe(1 + LIMITS.mostPerNode);
    expect(visits).toHaveLength(known);
    expect(memory).toBeLessThan(PROMISED);
  });

  test('takes the first of many messages with a thousand addresses for the answer', async () => {
    const { first, known, memory } = await crawled((n) => addr(MAX_ADDRESSES, ports, n * MAX_ADDRESSES));
    expect(first.sightings).toBe(MAX_ADDRESSES);
    expect(known).toBe(1 + LIMITS.mostPerNode);
    expect(memory).toBeLessThan(PROMISED);
  });

  test('ends when its patience is over, if no message names a node that it could use', async () => {
    const { first, known, memory } = await crawledInVain(addrv2(MAX_ADDRESSES));
    expect(first).toEqual({ sightings: 0, error: undefined });
    expect(known).toBe(1);
    expect(memory).toBeLessThan(PROMISED);
  });

  test.each([
    ['addr', addr(MAX_ADDRESSES + 1)],
    ['addrv2', addrv2(MAX_ADDRESSES + 1)],
  ])('hears nothing of a node that sends an %s with too many', async (_, message) => {
    const { first, known, memory } = await crawled(() => message);
    expect(first).toEqual({ sightings: 0, error: undefined });
    expect(known).toBe(1);
    expect(memory).toBeLessThan(PROMISED);
  });
});
