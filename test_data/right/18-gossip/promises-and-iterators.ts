// Generators and promise chains; the greeting keeps what has come and derives its notes from it, and the crawl is a loop over an array that grows.
import { sha3_256 } from '@noble/hashes/sha3.js';
import type { Message } from '../../../solutions/01-framing';
import { count } from '../../../solutions/03-varints';
import { makeMessage } from '../../../solutions/07-own-version';
import { Handshake } from '../../../solutions/09-handshake';
import type { Connection } from '../../../solutions/10-connection';
import { crawlTogether, type Visit } from '../../../solutions/16-crawl';
import {
  type Feature,
  feature,
  type GossipLimits,
  type GossipVisit,
  type GossipVisitor,
  MAX_FEATURES,
  type NetAddrV2,
  type Sighting,
  sightingsIn,
} from '../../../solutions/18-gossip';
import { ADDRESS_LENGTHS, NETWORK } from '../../../src/wire/address-networks';
import { base32 } from '../../../src/wire/base32';
import { hex } from '../../../src/wire/bytes';
import { decode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';
import { type Address, addressText } from '../../../src/wire/streams/address';
import { PeerError } from '../../../src/wire/streams/peer-errors';

export class Greeting extends Handshake {
  readonly features: Feature[] = [];
  private readonly come = new Set<string>();

  get wtxidRelay(): boolean {
    return this.come.has('wtxidrelay');
  }

  get addrV2(): boolean {
    return this.come.has('sendaddrv2');
  }

  override receive(message: Message): Message[] {
    const answers = super.receive(message);
    const theirs = this.theirs?.version ?? 0;
    const both = (version: number) => Math.min(theirs, this.own.version) >= version;
    const negotiates = !this.acknowledged && both(70016) && message.command !== 'version';
    if (negotiates) this.come.add(message.command);
    if (negotiates && message.command === 'feature' && both(70017)) {
      const offer = decode(feature.read, new Uint8Array(message.payload));
      this.features.push(...[offer].slice(0, Math.max(0, MAX_FEATURES - this.features.length)));
    }
    const verack = answers.pop();
    if (verack && both(70016)) {
      answers.push(makeMessage('sendaddrv2', new Uint8Array()), makeMessage('wtxidrelay', {}));
    }
    return verack ? [...answers, verack] : [];
  }
}

export function readAddress(r: Reader, network: number): Uint8Array {
  const position = r.offset;
  const due = ADDRESS_LENGTHS.get(network) ?? NaN;
  const length = r.field('length', count.read);
  const right = Number.isNaN(due) ? length <= 512 : length === due;
  if (right) return r.bytes(length, 'bytes');
  throw new WireError(
    'length',
    position,
    Number.isNaN(due) ? '512 bytes at most' : `${due} bytes`,
    `${length} bytes`,
  );
}

function* onionBytes(key: Uint8Array): Generator<number> {
  const hashed = [...Buffer.from('.onion checksum', 'latin1'), ...key, 3];
  yield* key;
  yield* sha3_256(new Uint8Array(hashed)).slice(0, 2);
  yield 3;
}

export function onionName(key: Uint8Array): string {
  return base32(Uint8Array.from(onionBytes(key))).concat('.onion');
}

export function hostOf({ network, address }: Pick<NetAddrV2, 'network' | 'address'>): string | undefined {
  const digits = hex(address);
  const forms: [number, RegExp, () => string][] = [
    [NETWORK.IPV4, /^/, () => address.join('.')],
    [NETWORK.IPV6, /^(?!0{20}ffff|fd87d87eeb43)/, () => ipv6Text(address)],
    [NETWORK.TORV3, /^/, () => onionName(address)],
    [NETWORK.I2P, /^/, () => base32(address) + '.b32.i2p'],
    [NETWORK.CJDNS, /^fc/, () => ipv6Text(address)],
    [NETWORK.YGGDRASIL, /^0[23]/, () => ipv6Text(address)],
  ];
  return forms.find(([number, start]) => number === network && start.test(digits))?.[2]();
}

/** The sightings of each message, as long as time is left. */
async function* named(connection: Connection, now: number, deadline: number): AsyncGenerator<Sighting[]> {
  while (performance.now() < deadline) {
    const message = await connection.receive(deadline - performance.now()).catch((error: unknown) => {
      if (error instanceof PeerError) return undefined;
      throw error;
    });
    if (!message) return;
    yield sightingsIn(message, now);
  }
}

export async function askForAddresses(
  connection: Connection,
  now = Math.round(Date.now() / 1000),
): Promise<Sighting[]> {
  const deadline = performance.now() + connection.patience;
  const found = new Array<Sighting>();
  await connection.send('getaddr');
  for await (const some of named(connection, now, deadline)) {
    for (const one of some) if (found.length < 1000) found.push(one);
    if (some.length >= 2 || found.length === 1000) break;
  }
  return found;
}

export async function crawlByGossip(
  first: Address,
  ask: GossipVisitor,
  onVisit: (visit: GossipVisit, known: number) => void,
  limits: GossipLimits,
  signal?: AbortSignal,
): Promise<Map<string, Address>> {
  const all: Address[] = [first];
  const names = new Set([addressText(first)]);
  const learn = (visit: Visit | GossipVisit) => {
    let room = limits.mostPerNode;
    const sightings = 'sightings' in visit ? (visit.sightings ?? []) : [];
    sightings.forEach(({ host, port, network }) => {
      const name = addressText({ host, port });
      const wanted = network <= NETWORK.IPV6 && port > 0 && !names.has(name);
      if (!wanted || room === 0 || all.length >= limits.mostKnown) return;
      room--;
      names.add(name);
      all.push({ host, port });
    });
    onVisit(visit, all.length);
  };
  let asked = 0;
  while (asked < all.length) {
    if (signal?.aborted) break;
    const round = all.slice(asked);
    asked = all.length;
    await crawlTogether(round, limits.concurrency, ask, learn, signal);
  }
  return new Map(all.map((address) => [addressText(address), address]));
}
