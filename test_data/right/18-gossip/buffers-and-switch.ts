// Node's Buffer and its own SHA-3, a switch for each decision, and a queue of rounds in a recursive function.
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Message } from '../../../solutions/01-framing';
import { readCount } from '../../../solutions/03-varints';
import { readIp } from '../../../solutions/05-net-addr';
import { Handshake } from '../../../solutions/09-handshake';
import type { Connection } from '../../../solutions/10-connection';
import { crawlTogether } from '../../../solutions/16-crawl';
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
import { ADDRESS_LENGTHS, MAX_ADDRESS_LENGTH, MAX_ADDRESSES } from '../../../src/wire/address-networks';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { type Address, addressText } from '../../../src/wire/streams/address';
import { PeerError } from '../../../src/wire/streams/peer-errors';

export class Greeting extends Handshake {
  wtxidRelay = false;
  addrV2 = false;
  readonly features: Feature[] = [];

  override receive(message: Message): Message[] {
    const speaks = (version: number) => this.own.version >= version && this.theirs!.version >= version;
    if (this.theirs !== undefined && !this.acknowledged) {
      switch (message.command) {
        case 'wtxidrelay':
          this.wtxidRelay ||= speaks(70016);
          break;
        case 'sendaddrv2':
          this.addrV2 ||= speaks(70016);
          break;
        case 'feature':
          if (speaks(70017)) this.remember(Uint8Array.from(message.payload));
      }
    }
    const answers = super.receive(message);
    const verack = answers.findIndex(({ command }) => command === 'verack');
    if (verack >= 0 && speaks(70016)) {
      for (const command of ['sendaddrv2', 'wtxidrelay'])
        answers.splice(verack, 0, { command, payload: new Uint8Array(0) });
    }
    return answers;
  }

  private remember(payload: Uint8Array): void {
    const r = new Reader(payload);
    const offer = feature.read(r);
    if (r.left > 0) throw new WireError('', r.offset, 'nothing', `${r.left} bytes`);
    this.features.push(offer);
    this.features.splice(MAX_FEATURES);
  }
}

export function readAddress(r: Reader, network: number): Uint8Array {
  const { offset } = r;
  const length = r.field('length', readCount);
  const wrong = (due: string) => new WireError('length', offset, due, `${length}`);
  if (length > MAX_ADDRESS_LENGTH) throw wrong('no more than 512');
  if (ADDRESS_LENGTHS.has(network) && ADDRESS_LENGTHS.get(network) !== length)
    throw wrong(`${ADDRESS_LENGTHS.get(network)} on network ${network}`);
  return r.field('bytes', (rest) => rest.bytes(length));
}

/** Base32, from five bits at a time. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

export function onionName(key: Uint8Array): string {
  const hash = createHash('sha3-256').update('.onion checksum').update(key).update(Buffer.of(3)).digest();
  const all = Buffer.alloc(35, 3);
  all.set(key);
  hash.copy(all, 32, 0, 2);
  return base32(all) + '.onion';
}

export function hostOf({ network, address }: Pick<NetAddrV2, 'network' | 'address'>): string | undefined {
  const text = Buffer.from(address).toString('hex');
  switch (network) {
    case 1:
      return [...address].join('.');
    case 2: {
      const ip = readIp(new Reader(address));
      return isIPv6(ip) && !text.startsWith('fd87d87eeb43') ? ip : undefined;
    }
    case 4:
      return onionName(address);
    case 5:
      return base32(address) + '.b32.i2p';
    case 6:
      return text.startsWith('fc') ? readIp(new Reader(address)) : undefined;
    case 7:
      return /^0[23]/.test(text) ? readIp(new Reader(address)) : undefined;
    default:
      return undefined;
  }
}

export async function askForAddresses(
  connection: Connection,
  now = Math.floor(Date.now() / 1000),
): Promise<Sighting[]> {
  const all: Sighting[] = [];
  const end = performance.now() + connection.patience;
  await connection.send('getaddr', {});
  const next = async (): Promise<Sighting[]> => {
    const left = end - performance.now();
    if (left <= 0 || all.length >= MAX_ADDRESSES) return all;
    const some = sightingsIn(await connection.receive(left), now);
    all.push(...some);
    return some.length > 1 ? all : next();
  };
  const failed = (error: unknown) => {
    if (error instanceof PeerError) return all;
    throw error;
  };
  return (await next().catch(failed)).slice(0, MAX_ADDRESSES);
}

export async function crawlByGossip(
  first: Address,
  ask: GossipVisitor,
  onVisit: (visit: GossipVisit, known: number) => void,
  limits: GossipLimits,
  signal?: AbortSignal,
): Promise<Map<string, Address>> {
  const known = new Map<string, Address>();
  const add = (address: Address, to: Address[]) => {
    known.set(addressText(address), address);
    to.push(address);
  };
  const crawl = async (round: Address[]): Promise<void> => {
    const next: Address[] = [];
    const ended = ({ sightings = [], ...visit }: GossipVisit) => {
      const usable = sightings.filter(({ network, port }) => (network === 1 || network === 2) && port !== 0);
      let believed = 0;
      for (const { host, port } of usable) {
        if (believed === limits.mostPerNode || known.size >= limits.mostKnown) break;
        if (known.has(addressText({ host, port }))) continue;
        add({ host, port }, next);
        believed++;
      }
      onVisit({ ...visit, sightings }, known.size);
    };
    await crawlTogether(round, limits.concurrency, ask, ended, signal);
    if (next.length > 0 && !signal?.aborted) await crawl(next);
  };
  const start: Address[] = [];
  add(first, start);
  await crawl(start);
  return known;
}
