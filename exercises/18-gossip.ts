/**
 * Lesson 18 · Gossip.
 *
 * What nodes of today agree on before they talk, how they share the addresses of other nodes, and a crawl that
 * follows those addresses.
 *
 * @module
 */
import { sha3_256 } from '@noble/hashes/sha3.js';
import { isIP } from 'node:net';
import { ADDRESS_LENGTHS, MAX_ADDRESS_LENGTH, MAX_ADDRESSES, NETWORK } from '../src/wire/address-networks';
import { base32 } from '../src/wire/base32';
import { type Codec, decode, type Infer, list, struct } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import { type Address, addressText } from '../src/wire/streams/address';
import { dial } from '../src/wire/streams/dial';
import { PeerError } from '../src/wire/streams/peer-errors';
import { NEGOTIATION_VERSION } from '../src/wire/streams/peer-rules';
import type { Message } from './01-framing';
import { bool, int64, uint16be, uint32, uint64, uint8 } from './02-fields';
import { count, varInt } from './03-varints';
import { readIp, type TimedNetAddr, timedNetAddr } from './05-net-addr';
import { empty, makeMessage, makeVersion, PAYLOADS } from './07-own-version';
import { Handshake } from './09-handshake';
import { Connection } from './10-connection';
import { crawlTogether, MAX_KEPT_PAYLOAD, type Visit, type VisitOptions } from './16-crawl';
import { todo } from '../src/base/todo';

/**
 * Given: a codec for bytes with their number before them, which must be within two bounds.
 *
 *   04 61 62 63 64      4 bytes: "abcd"
 *
 * Errors have the path `length`, or `bytes` if fewer are left than the length says.
 */
export const sized = (least: number, most: number): Codec<Uint8Array> => {
  const due = least === most ? String(least) : `${least} to ${most}`;
  const check = (offset: number, length: number) => {
    if (length < least || length > most) throw new WireError('length', offset, due, String(length));
  };
  return {
    read(r) {
      const start = r.offset;
      const length = r.field('length', count.read);
      check(start, length);
      return r.bytes(length, 'bytes');
    },
    write(w, value) {
      check(w.offset, value.length);
      w.field('length', () => count.write(w, value.length));
      w.bytes(value);
    },
  };
};

/** The payload of feature: what a node offers, by an agreed name, and details that the name defines (BIP 434). */
export const feature = struct({ id: sized(4, 80), data: sized(0, 512) });

/** An offer: see {@link feature}. */
export type Feature = Infer<typeof feature>;

/** The payload of feefilter: a fee, in satoshi for 1,000 bytes of transaction (BIP 133). */
export const feefilter = struct({ rate: int64 });

/** The payload of sendcmpct: announce blocks in this form at once? And the version of the form (BIP 152). */
export const sendcmpct = struct({ announce: bool, version: uint64 });

/** From this protocol version on, a node may send feature (BIP 434). */
export const FEATURE_VERSION = 70017;

/** How many offers of a peer are kept: a stranger may send a million before its verack. */
export const MAX_FEATURES = 16;

/**
 * A handshake that also announces what we support, and notes what the other side supports: after the version and
 * before the verack, and nowhere else.
 *
 *     version ─────────────────────────────▶
 *             ◀───────────────────────────── version, wtxidrelay, sendaddrv2, verack
 *     wtxidrelay, sendaddrv2, verack ──────▶
 *
 * @see BIP 339, BIP 155, BIP 434; Bitcoin Core, src/net_processing.cpp, ProcessMessage
 */
export class Greeting extends Handshake {
  /** Whether the other side has sent wtxidrelay. */
  wtxidRelay = false;
  /** Whether the other side has sent sendaddrv2. */
  addrV2 = false;
  /** The features of the other side, at most {@link MAX_FEATURES}. */
  readonly features: Feature[] = [];

  /**
   * As {@link Handshake.receive}, and besides:
   *
   * - If both sides speak 70016 or more, it sends wtxidrelay and sendaddrv2 directly before the verack, in either
   *   order. Their payload is empty.
   * - Between the other side's version and its verack, it notes wtxidrelay and sendaddrv2 if both speak 70016 or
   *   more, and feature if both speak 70017 or more: a copy of the first {@link MAX_FEATURES}. It ignores any
   *   further ones, and all three anywhere else.
   *
   * @throws WireError if a feature cannot be read, or bytes are left after it
   */
  override receive(message: Message): Message[] {
    return todo('18-gossip', 'Greeting.receive');
  }
}

/** All the satoshi that there will ever be: 21 million bitcoin. @see Bitcoin Core, src/consensus/amount.h */
export const MAX_MONEY = 2_100_000_000_000_000n;

/**
 * Given: reads the payload of feefilter: "announce no transaction that pays less".
 *
 * @returns the rate; undefined if it is below 0 or above {@link MAX_MONEY}: such a message is ignored
 * @throws WireError (path `rate`) if fewer than 8 bytes are left
 */
export const readFeefilter = (r: Reader): bigint | undefined => {
  const { rate } = feefilter.read(r);
  return rate >= 0n && rate <= MAX_MONEY ? rate : undefined;
};

/**
 * Read an address: its length, a CompactSize (lesson 03's `count`), then its bytes.
 *
 *   04 c6 12 01 09      on network 1: 198.18.1.9
 *
 * @param r - positioned at the length
 * @param network - if `ADDRESS_LENGTHS` has it, the length must be the one there. Otherwise it may be anything up
 *   to `MAX_ADDRESS_LENGTH`
 * @throws WireError
 *   - `length` (at its offset): the length is wrong; no byte after it is read
 *   - `bytes` (where they begin): fewer are left
 */
export function readAddress(r: Reader, network: number): Uint8Array {
  return todo('18-gossip', 'readAddress');
}

/** A node's address, on any network. */
export interface NetAddrV2 {
  /** When it was last seen: seconds since the beginning of 1970 (UTC), as uint32. */
  time: number;
  /** What it offers, 64 bits. Here, and only here, they are a CompactSize. */
  services: bigint;
  /** Which kind of address it is: one byte, from NETWORK, or unknown. */
  network: number;
  /** The bytes of the address. */
  address: Uint8Array;
  /** 0 to 65535, big-endian as in lesson 05. */
  port: number;
}

/** An entry of addrv2: the fields of {@link NetAddrV2}, in this order. */
export const netAddrV2: Codec<NetAddrV2> = {
  read(r) {
    const head = struct({ time: uint32, services: varInt, network: uint8 }).read(r);
    const address = r.field('address', () => readAddress(r, head.network));
    return { ...head, address, port: r.field('port', uint16be.read) };
  },
  write(w, entry) {
    const free = Math.min(entry.address.length, MAX_ADDRESS_LENGTH);
    const length = ADDRESS_LENGTHS.get(entry.network) ?? free;
    const address = sized(length, length);
    struct({ time: uint32, services: varInt, network: uint8, address, port: uint16be }).write(w, entry);
  },
};

/** The payload of addr. */
export const addr: Codec<TimedNetAddr[]> = list(count, timedNetAddr, MAX_ADDRESSES);

/** The payload of addrv2 (BIP 155). */
export const addrv2: Codec<NetAddrV2[]> = list(count, netAddrV2, MAX_ADDRESSES);

for (const command of ['wtxidrelay', 'sendaddrv2', 'sendheaders', 'getaddr'])
  PAYLOADS.set(command, empty as Codec<unknown>);
for (const [command, codec] of Object.entries({ feature, feefilter, sendcmpct, addr, addrv2 }))
  PAYLOADS.set(command, codec as Codec<unknown>);

/**
 * The name of a Tor service, which is computed from its public key.
 *
 *     checksum = the first 2 bytes of SHA3-256(".onion checksum" | key | version)
 *     name     = base32(key | checksum | version) + ".onion"
 *
 * The version is one byte, 3. The text is ASCII.
 *
 * @param key - 32 bytes
 * @see BIP 155; the Tor specification, rend-spec-v3
 */
export function onionName(key: Uint8Array): string {
  return todo('18-gossip', 'onionName');
}

/**
 * The address as people write it, for a program that wants to reach it.
 *
 *   network     written as
 *   IPv4        198.18.1.9
 *   IPv6        2001:db8::1; but not an address that lesson 05's `readIp` returns as IPv4, nor one that begins
 *               with fd 87 d8 7e eb 43, which once stood for Tor
 *   Tor v3      its {@link onionName}
 *   I2P         base32 of its bytes, and `.b32.i2p`
 *   CJDNS       as IPv6, if it begins with fc
 *   Yggdrasil   as IPv6, if it begins with 02 or 03
 *
 * @returns undefined for anything else: the entry is skipped
 */
export function hostOf({ network, address }: Pick<NetAddrV2, 'network' | 'address'>): string | undefined {
  return todo('18-gossip', 'hostOf');
}

/**
 * Given: when an address was last seen, as far as it can be believed. A time up to 100,000,000 (March 1973), or more
 * than ten minutes ahead of our clock, is replaced with five days before our clock.
 *
 * @param time - as the message says it, in seconds
 * @param now - our clock, in seconds
 * @see Bitcoin Core, src/net_processing.cpp, ProcessMessage (addr)
 */
export const usableTime = (time: number, now: number): number =>
  time <= 100_000_000 || time > now + 600 ? now - 5 * 86_400 : time;

/** A node that another one has named. The host may be a name on Tor or I2P. */
export interface Sighting extends Address {
  /** Which network the host is on: see {@link NetAddrV2}. */
  network: number;
  /** What it offers, they say. */
  services: bigint;
  /** When it was last seen, they say; corrected by {@link usableTime}. */
  time: number;
}

/** Given: the nodes that a message names; none if it is neither addr nor addrv2, or cannot be read. */
export const sightingsIn = ({ command, payload }: Message, now: number): Sighting[] => {
  const sighting = (host: string | undefined, network: number, entry: TimedNetAddr | NetAddrV2) => {
    const { port, services, time } = entry;
    return host === undefined ? [] : [{ host, port, network, services, time: usableTime(time, now) }];
  };
  const networkOf = (ip: string) => (isIP(ip) === 4 ? NETWORK.IPV4 : NETWORK.IPV6);
  try {
    const r = new Reader(payload);
    if (command === 'addr') return addr.read(r).flatMap((one) => sighting(one.ip, networkOf(one.ip), one));
    if (command === 'addrv2') return addrv2.read(r).flatMap((one) => sighting(hostOf(one), one.network, one));
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
  return [];
};

/**
 * Ask a node, with one getaddr, which nodes it knows, and collect what {@link sightingsIn} finds in its messages.
 *
 * The answer is the first message with more than one sighting. A single one is a node that announces itself: its
 * message is not the answer, but the sighting is returned, too. All other messages are skipped.
 *
 * It stops when the answer has come, when it has {@link MAX_ADDRESSES}, when the connection has ended (then `receive`
 * throws a PeerError), or when the connection's patience is over, counted from the request.
 *
 * @param connection - the handshake is done; it stays open
 * @param now - our clock, in seconds
 * @returns what has come by then, at most the first {@link MAX_ADDRESSES}
 * @throws WireError if the connection has ended because of bytes that are not a message
 */
export async function askForAddresses(
  connection: Connection,
  now = Math.floor(Date.now() / 1000),
): Promise<Sighting[]> {
  return todo('18-gossip', 'askForAddresses');
}

/** The result of asking one node which nodes it knows. */
export interface GossipVisit extends Visit {
  /** The nodes that it named; absent if there was an error. */
  sightings?: Sighting[];
}

/** Asks one node which nodes it knows. It never throws. */
export type GossipVisitor = (address: Address, signal?: AbortSignal) => Promise<GossipVisit>;

/**
 * Given: makes the function that asks one node which nodes it knows. It does what the visitor of lesson 16 does, with a
 * {@link Greeting} for its handshake, and {@link askForAddresses} after it, within the same timeout.
 */
export const gossipVisitor = ({ network, timeout, userAgent }: VisitOptions): GossipVisitor => {
  const user_agent = new TextEncoder().encode(userAgent);
  return async (address, signal) => {
    const [at, start] = [Date.now(), performance.now()];
    const visit = (rest: Partial<GossipVisit>): GossipVisit => {
      return { address: addressText(address), at, took: performance.now() - start, ...rest };
    };
    let connection: Connection | undefined;
    const stop = () => void connection?.close();
    try {
      connection = Connection.over(await dial(address.host, address.port, timeout, signal), network);
      signal?.addEventListener('abort', stop);
      signal?.throwIfAborted();
      let payload: Uint8Array | undefined;
      connection.transcript.watch = (direction, message) => {
        if (direction === 'received' && message.command === 'version')
          payload ??= message.payload.slice(0, MAX_KEPT_PAYLOAD);
      };
      const own = makeVersion({ version: FEATURE_VERSION, user_agent });
      await connection.handshake(own, timeout, undefined, new Greeting(own, false));
      connection.patience = timeout;
      return visit({ payload, sightings: await askForAddresses(connection) });
    } catch (error) {
      return visit({ error: String(error) });
    } finally {
      signal?.removeEventListener('abort', stop);
      await connection?.close();
    }
  };
};

/** The networks that can be dialled directly. The others need a program of their own, such as Tor. */
export const DIALLED: readonly number[] = [NETWORK.IPV4, NETWORK.IPV6];

/** How far a crawl goes. */
export interface GossipLimits {
  /** How many nodes are asked at a time. */
  concurrency: number;
  /** How many nodes are known at most, the first one included. */
  mostKnown: number;
  /** How many new nodes are believed of one that answers. */
  mostPerNode: number;
}

/**
 * Crawl a network from one node: ask it, then the nodes that it named, and so on, in rounds, until a round brings
 * nothing new. {@link crawlTogether} asks the nodes of a round. None is asked twice.
 *
 * A sighting counts if it can be dialled (its network is in {@link DIALLED}, its port not 0) and is new, up to
 * both limits; the first ones count.
 *
 * @param onVisit - called after each visit, with the number of nodes that are known by then
 * @param signal - for {@link crawlTogether}; once it is aborted, no further round begins
 * @returns host and port of the known nodes, by their `addressText`, in the order in which they became known
 * @throws what {@link crawlTogether} throws
 */
export async function crawlByGossip(
  first: Address,
  ask: GossipVisitor,
  onVisit: (visit: GossipVisit, known: number) => void,
  { concurrency, mostKnown, mostPerNode }: GossipLimits,
  signal?: AbortSignal,
): Promise<Map<string, Address>> {
  return todo('18-gossip', 'crawlByGossip');
}
