// Runs a node, a peer or a crawler of the reference in a child process, so that its memory can be measured.
import { once } from 'node:events';
import { subscribe } from 'node:diagnostics_channel';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import { Node } from '../../../solutions/11-node';
import { crawlByGossip, gossipVisitor } from '../../../solutions/18-gossip';
import { encryptedSocket } from '../../../solutions/19-encrypted';
import { startPeer } from '../../peers/loopback/peer';
import { REFERENCE_CODECS } from '../../peers/reference-codecs';
import { AMPLE, type Crawled, LIMITS, type Measured, type Question, type VictimKind } from './victim';

/** What is listening, and how many connections it has. */
interface Listening {
  port: number;
  connections: () => number;
}

const OPEN: Record<VictimKind, () => Promise<Listening>> = {
  async peer() {
    const peer = await startPeer(REFERENCE_CODECS, { keepAlive: true, handshakeTimeout: AMPLE });
    return { port: peer.port, connections: () => peer.connections };
  },
  // it reads nothing: messages stay in the inboxes
  async node() {
    const node = new Node('mainnet', {}, AMPLE);
    return { port: await node.listen(() => {}), connections: () => node.connections.size };
  },
  // nor does this one, and it speaks the second transport
  async encrypted() {
    const open = new Set<Connection>();
    const server = createServer((socket) => {
      const connection = Connection.over(encryptedSocket(socket, 'mainnet', 'responder'), 'mainnet', true);
      open.add(connection);
      socket.once('close', () => open.delete(connection));
      connection.handshake(makeVersion(), AMPLE).catch(() => {});
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return { port: (server.address() as AddressInfo).port, connections: () => open.size };
  },
  crawler: () => Promise.resolve({ port: 0, connections: () => 0 }),
};

/** Counts what is read from each connection that is accepted. @returns how many bytes that is so far */
function countReceived(): () => number {
  const open = new Set<Socket>();
  let ended = 0;
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket };
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      ended += socket.bytesRead;
    });
  });
  return () => [...open].reduce((sum, { bytesRead }) => sum + bytesRead, ended);
}

async function main(): Promise<void> {
  const received = countReceived();
  const { port, connections } = await OPEN[process.argv[2] as VictimKind]();
  process.on('message', (question: Question) => {
    void (question === 'measure' ? report(connections, received) : crawlFrom(question));
  });
  process.on('disconnect', () => process.exit());
  process.send?.(port);
}

/**
 * Report the memory in use after garbage collection: buffers are released a turn after the objects that held
 * them.
 */
async function report(connections: () => number, received: () => number): Promise<void> {
  for (let round = 0; round < 3; round++) {
    global.gc?.();
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  const measured = { held: heapUsed + external, connections: connections(), received: received() };
  process.send?.(measured satisfies Measured);
}

/** What the crawls have found: a user would keep it, too. */
const kept: unknown[] = [];

/** Crawl from a node on this machine, and report what came of it. */
async function crawlFrom({ from: port, patience }: Exclude<Question, 'measure'>): Promise<void> {
  const ask = gossipVisitor({ network: 'mainnet', timeout: patience, userAgent: '/wire-workbook:0.1/' });
  const visits: Crawled['visits'] = [];
  const onVisit = (visit: Awaited<ReturnType<typeof ask>>) => {
    kept.push(visit);
    visits.push({ sightings: visit.sightings?.length, error: visit.error });
  };
  const known = await crawlByGossip({ host: '127.0.0.1', port }, ask, onVisit, LIMITS);
  kept.push(known);
  process.send?.({ visits, known: known.size } satisfies Crawled);
}

void main();
