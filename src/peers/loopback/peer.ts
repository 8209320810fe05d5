/**
 * A Bitcoin node on this machine: a TCP server that completes handshakes and talks like a real node or, on
 * request, like a bad one.
 *
 * @module
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { NetworkName } from '../../wire/networks';
import { InboundSlots } from '../../wire/streams/inbound-slots';
import { behaviourOf } from './behaviour';
import type { PeerCodecs } from '../peer-codecs';
import { Connection } from './connection';
import { encryptedFor } from './encrypted';
import type { PeerOptions } from './options';
import type { PeerContext } from './peer-context';
import { personality } from './personalities';
import { SeededRandom } from '../seeded-random';
import { reason, Transcript, type TranscriptEntry } from './transcript';

/** The loopback address: no other machine can connect. */
const HOST = '127.0.0.1';

/**
 * Start a peer on 127.0.0.1.
 *
 *     const peer = await startPeer(codecs, { personality: 'satoshi-0.16.0-a' });
 *     const socket = connect(peer.port, peer.host);
 *     …
 *     await peer.close();
 *
 * @param codecs - the protocol code that it runs on
 * @param options - its options
 * @returns the peer, once it is listening
 * @throws Error if there is no such personality or misbehaviour, or if the port is in use
 */
export async function startPeer(codecs: PeerCodecs, options: PeerOptions = {}): Promise<LoopbackPeer> {
  const { network = 'mainnet', seed = 1, now = Date.now, services = [] } = options;
  const behaviour = behaviourOf(options.misbehave ?? []);
  const context: PeerContext = {
    codecs,
    network,
    personality: {
      ...personality(codecs, options.personality ?? 'satoshi-0.16.0-a'),
      ...options.version,
    },
    encrypted: options.transport === 'v1' ? undefined : encryptedFor(codecs, behaviour),
    behaviour,
    services: new Map(services.flatMap((one) => one.commands.map((command) => [command, one]))),
    transcript: new Transcript(now, options.onEvent),
    now,
    handshakeTimeout: options.handshakeTimeout ?? 60_000,
  };
  const server = createServer();
  server.listen(options.port ?? 0, HOST);
  await once(server, 'listening');
  const slots = new InboundSlots(options.maxConnections, options.maxPerAddress);
  return new LoopbackPeer(server, slots, context, seed, options.keepAlive ?? false);
}

/** A peer that listens on this machine. Make it with {@link startPeer}. */
export class LoopbackPeer {
  /** Where to connect to: 127.0.0.1. */
  readonly host = HOST;
  /** The port to connect to. */
  readonly port: number;
  private readonly open = new Set<Connection>();
  private count = 0;
  private closing: Promise<void> | undefined;

  /**
   * @param server - a listening server
   * @param slots - how many connections it may have
   * @param context - the context of its connections
   * @param seed - the seed of all random numbers
   * @param keepAlive - whether the peer keeps the process running
   */
  constructor(
    private readonly server: Server,
    private readonly slots: InboundSlots,
    private readonly context: PeerContext,
    private readonly seed: number,
    keepAlive: boolean,
  ) {
    this.port = (server.address() as AddressInfo).port;
    if (!keepAlive) server.unref();
    server.on('connection', (socket) => {
      if (!keepAlive) socket.unref();
      this.welcome(socket);
    });
    server.on('error', (error) => this.fault(reason(error)));
  }

  /** The network whose magic the messages carry. */
  get network(): NetworkName {
    return this.context.network;
  }

  /** The last thousand messages and events, oldest first. */
  get transcript(): TranscriptEntry[] {
    return this.context.transcript.entries;
  }

  /** The number of open connections. */
  get connections(): number {
    return this.open.size;
  }

  /**
   * Send a message on every connection whose handshake is done.
   *
   * @returns the number of connections; those that have not read what they were sent before are skipped
   */
  say(command: string, payload: Uint8Array): number {
    return [...this.open].filter((connection) => connection.say({ command, payload })).length;
  }

  /** Close all connections and stop listening. It can be called again. */
  close(): Promise<void> {
    this.closing ??= new Promise((resolve) => {
      this.server.close(() => resolve());
      for (const connection of this.open) connection.destroy();
    });
    return this.closing;
  }

  private welcome(socket: Socket): void {
    let connection: Connection | undefined;
    const slot = this.slots.admit(socket, () => connection?.destroy('to make room for another connection'));
    if (!slot) return this.fault('too many connections: closed one');
    const number = ++this.count;
    const random = new SeededRandom(this.seed + Math.imul(number, 0x9e3779b9));
    try {
      const { encrypted, network } = this.context;
      const talking = encrypted?.(socket, network, 'responder') ?? socket;
      const made = new Connection(talking, number, this.context, random, () => slot.handshakeDone());
      connection = made;
      this.open.add(made);
      socket.on('close', () => this.open.delete(made));
    } catch (error) {
      // the Demultiplexer could not be constructed
      this.fault(reason(error));
      socket.destroy();
    }
  }

  private fault(note: string): void {
    this.context.transcript.add({ connection: 0, event: 'fault', note });
  }
}
