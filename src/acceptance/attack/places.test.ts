import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { Node } from '../../../solutions/11-node';
import { InboundSlots } from '../../wire/streams/inbound-slots';
import { MAX_INBOUND, MAX_PER_ADDRESS } from '../../wire/streams/limits';
import { BareClient, frame, VERACK, VERSION } from '../../suite/bare-client';
import { closeAll, closeLater, start } from '../../suite/test-peers';
import { KINDS } from './both-kinds';
import { AMPLE } from './victim';

const HOST = '127.0.0.1';

afterEach(async () => {
  await closeAll();
  jest.restoreAllMocks();
});

/**
 * Whether this system has all of 127.0.0.0/8. macOS has 127.0.0.1 only. It goes by the name: tests are chosen before
 * anything asynchronous can be tried.
 */
const HAS_MORE_ADDRESSES = process.platform !== 'darwin';

/** Connects from an address. */
type Arrive = (port: number, address: string) => Promise<BareClient>;

async function connected(socket: Socket): Promise<BareClient> {
  const client = closeLater(new BareClient(socket));
  await once(socket, 'connect');
  return client;
}

const really: Arrive = (port, localAddress) => connected(connect({ host: HOST, port, localAddress }));

/** All connections come from 127.0.0.1, but the limits see other addresses. Each must be greeted before the next. */
function pretending(): Arrive {
  let from = HOST;
  const { admit } = InboundSlots.prototype;
  jest.spyOn(InboundSlots.prototype, 'admit').mockImplementation(function (
    this: InboundSlots,
    socket,
    evict,
  ) {
    Object.defineProperty(socket, 'remoteAddress', { value: from });
    return admit.call(this, socket, evict);
  });
  return (port, address) => {
    from = address;
    return connected(connect({ host: HOST, port }));
  };
}

/** Starts one of the two. @returns its port */
async function victim(kind: (typeof KINDS)[number]): Promise<number> {
  if (kind === 'peer') return (await start({ handshakeTimeout: AMPLE })).port;
  return closeLater(new Node('mainnet', {}, AMPLE)).listen();
}

/** Shakes hands. @returns whether it got in */
async function getsIn(client: BareClient): Promise<boolean> {
  client.send(VERSION);
  await client.until(() => client.ended || client.commands.includes('verack'));
  client.send(VERACK);
  return !client.ended;
}

/** Shakes hands and sends two pings: the first one may arrive together with the verack. @returns whether it got in */
async function isUseful(client: BareClient): Promise<boolean> {
  if (!(await getsIn(client))) return false;
  for (const pings of [1, 2]) {
    client.send(frame('ping', new Uint8Array(8)));
    await client.until(
      () => client.ended || client.commands.filter((one) => one === 'pong').length === pings,
    );
  }
  return !client.ended;
}

const address = (n: number) => `127.0.0.${n}`;
const open = (clients: BareClient[]) => clients.filter(({ ended }) => !ended).length;
const ways: [string, () => Arrive][] = [
  ['of the system', () => really],
  ['pretended', pretending],
];
const cases = KINDS.flatMap((kind) => ways.map(([name, way]) => [kind, name, way] as const));

describe.each(cases)('%s, with addresses %s', (kind, name, way) => {
  const testIfPossible = name === 'pretended' || HAS_MORE_ADDRESSES ? test : test.skip;

  /** A test with a server, and clients that arrive from any address. */
  const besieged = (body: (arrive: (n: number) => Promise<BareClient>) => Promise<void>) => async () => {
    const port = await victim(kind);
    const arrive = way();
    await body((n) => arrive(port, address(n)));
  };

  testIfPossible(
    'one address takes no more than its part of the places, and everybody else gets in',
    besieged(async (arrive) => {
      const crowd: BareClient[] = [];
      for (let i = 0; i < MAX_INBOUND; i++) {
        crowd.push(await arrive(1));
        await isUseful(crowd[i]);
      }
      expect(open(crowd)).toBe(MAX_PER_ADDRESS);
      expect(await isUseful(await arrive(2))).toBe(true);
      expect(open(crowd)).toBe(MAX_PER_ADDRESS);
    }),
  );

  testIfPossible(
    'when all places are taken, the newest that says nothing makes room; who is useful stays',
    besieged(async (arrive) => {
      const [useful, silent]: BareClient[][] = [[], []];
      for (let i = 0; i < MAX_INBOUND; i++) {
        const client = await arrive(1 + Math.floor(i / MAX_PER_ADDRESS));
        if (i < MAX_INBOUND - 2) useful.push(client);
        else silent.push(client);
        expect(await (i < MAX_INBOUND - 2 ? isUseful(client) : getsIn(client))).toBe(true);
      }
      expect(open([...useful, ...silent])).toBe(MAX_INBOUND);
      expect(await isUseful(await arrive(101))).toBe(true);
      await silent[1].until(() => silent[1].ended);
      expect(await isUseful(await arrive(102))).toBe(true);
      await silent[0].until(() => silent[0].ended);
      // now all are useful
      expect(await isUseful(await arrive(103))).toBe(false);
      expect(open(useful)).toBe(MAX_INBOUND - 2);
    }),
  );
});
