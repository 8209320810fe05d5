// One step after another: flags, counters and early returns; own reading of every number, and a crawl with two lists.
import { sha3_256 } from '@noble/hashes/sha3.js';
import type { Message } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
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
  type NetAddrV2,
  type Sighting,
  sightingsIn,
} from '../../../solutions/18-gossip';
import { decode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { type Address, addressText } from '../../../src/wire/streams/address';
import * as errors from '../../../src/wire/streams/peer-errors';

export class Greeting extends Handshake {
  wtxidRelay = false;
  addrV2 = false;
  readonly features: Feature[] = [];
  private answered = false;

  override receive(message: Message): Message[] {
    if (this.theirs !== undefined && !this.acknowledged) {
      const both = this.theirs.version < this.own.version ? this.theirs.version : this.own.version;
      if (both >= 70016 && message.command === 'wtxidrelay') this.wtxidRelay = true;
      if (both >= 70016 && message.command === 'sendaddrv2') this.addrV2 = true;
      if (both >= 70017 && message.command === 'feature') {
        const { id, data } = decode(feature.read, message.payload);
        if (this.features.length < 16) this.features.push({ id: id.slice(), data: data.slice() });
      }
    }
    const answers = super.receive(message);
    if (this.answered || this.theirs === undefined) return answers;
    this.answered = true;
    if (this.theirs.version < 70016 || this.own.version < 70016) return answers;
    const all: Message[] = [];
    for (const answer of answers) {
      if (answer.command === 'verack') {
        all.push({ command: 'sendaddrv2', payload: new Uint8Array(0) });
        all.push({ command: 'wtxidrelay', payload: new Uint8Array(0) });
      }
      all.push(answer);
    }
    return all;
  }
}

export function readAddress(r: Reader, network: number): Uint8Array {
  const at = r.offset;
  const length = r.field('length', readVarInt);
  let [least, most] = [0n, 512n];
  if (network === 1) [least, most] = [4n, 4n];
  if (network === 2 || network === 6 || network === 7) [least, most] = [16n, 16n];
  if (network === 4 || network === 5) [least, most] = [32n, 32n];
  if (length < least || length > most) throw new WireError('length', at, `${most}`, `${length}`);
  return r.field('bytes', () => r.bytes(Number(length)));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

function letters(bytes: Uint8Array): string {
  let text = '';
  let [rest, bits] = [0, 0];
  for (const byte of bytes) {
    rest = ((rest << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS[(rest >> bits) & 31];
    }
  }
  if (bits > 0) text += LETTERS[(rest << (5 - bits)) & 31];
  return text;
}

export function onionName(key: Uint8Array): string {
  const hash = sha3_256.create();
  hash.update(Buffer.from('.onion checksum'));
  hash.update(key);
  hash.update(Uint8Array.of(3));
  const [first, second] = hash.digest();
  const name = new Uint8Array(35);
  name.set(key);
  name.set([first, second, 3], 32);
  return letters(name) + '.onion';
}

export function hostOf({ network, address }: Pick<NetAddrV2, 'network' | 'address'>): string | undefined {
  if (network === 1) return `${address[0]}.${address[1]}.${address[2]}.${address[3]}`;
  if (network === 4) return onionName(address);
  if (network === 5) return letters(address) + '.b32.i2p';
  if (network !== 2 && network !== 6 && network !== 7) return undefined;
  const text = readIp(new Reader(address));
  if (network === 6) return address[0] === 0xfc ? text : undefined;
  if (network === 7) return address[0] === 2 || address[0] === 3 ? text : undefined;
  if (Buffer.from(address).toString('hex').startsWith('fd87d87eeb43')) return undefined;
  return text.includes(':') ? text : undefined;
}

export async function askForAddresses(
  connection: Connection,
  now = Math.floor(Date.now() / 1000),
): Promise<Sighting[]> {
  const end = performance.now() + connection.patience;
  const found: Sighting[] = [];
  await connection.sendMessage({ command: 'getaddr', payload: new Uint8Array(0) });
  let answered = false;
  while (!answered && found.length < 1000) {
    const left = end - performance.now();
    if (left <= 0) break;
    let message: Message;
    try {
      message = await connection.receive(left);
    } catch (error) {
      if (error instanceof errors.PeerError) break;
      throw error;
    }
    const named = sightingsIn(message, now);
    for (const one of named) if (found.length < 1000) found.push(one);
    answered = named.length >= 2;
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
  const all = new Map<string, Address>();
  all.set(addressText(first), first);
  let asked = 0;
  while (asked < all.size) {
    if (signal !== undefined && signal.aborted) break;
    const waiting = [...all.values()].slice(asked);
    asked = all.size;
    await crawlTogether(
      waiting,
      limits.concurrency,
      ask,
      (visit: GossipVisit) => {
        let fresh = 0;
        for (const one of visit.sightings ?? []) {
          if (fresh === limits.mostPerNode || all.size >= limits.mostKnown) break;
          if (one.network > 2 || one.port === 0 || all.has(addressText(one))) continue;
          all.set(addressText(one), { port: one.port, host: one.host });
          fresh += 1;
        }
        onVisit(visit, all.size);
      },
      signal,
    );
  }
  return all;
}
