// Tables of functions instead of conditions; the crawl keeps a set of names, and takes the known ones out of the list first.
import { sha3_256 } from '@noble/hashes/sha3.js';
import type { Message } from '../../../solutions/01-framing';
import { varInt } from '../../../solutions/03-varints';
import { readIp } from '../../../solutions/05-net-addr';
import { makeMessage, readPayload } from '../../../solutions/07-own-version';
import { Handshake } from '../../../solutions/09-handshake';
import type { Connection } from '../../../solutions/10-connection';
import { crawlTogether } from '../../../solutions/16-crawl';
import {
  DIALLED,
  type Feature,
  type GossipLimits,
  type GossipVisit,
  type GossipVisitor,
  type NetAddrV2,
  type Sighting,
  sightingsIn,
} from '../../../solutions/18-gossip';
import { ADDRESS_LENGTHS } from '../../../src/wire/address-networks';
import { base32 } from '../../../src/wire/base32';
import { ipv6Text } from '../../../src/wire/ip';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { type Address, addressText } from '../../../src/wire/streams/address';
import { ClosedError, ProtocolError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

/** What is noted, by command, and from which version on. */
const NOTES = new Map<string, [number, (greeting: Greeting, message: Message) => void]>([
  ['wtxidrelay', [70016, (greeting) => (greeting.wtxidRelay = true)]],
  ['sendaddrv2', [70016, (greeting) => (greeting.addrV2 = true)]],
  [
    'feature',
    [
      70017,
      ({ features }, { command, payload }) => {
        const copy = { command, payload: payload.slice() };
        const offer = readPayload(copy) as Feature;
        if (features.length !== 16) features.push(offer);
      },
    ],
  ],
]);

export class Greeting extends Handshake {
  wtxidRelay = false;
  addrV2 = false;
  readonly features: Feature[] = [];

  override receive(message: Message): Message[] {
    const between = this.theirs && !this.acknowledged;
    const [from, note] = NOTES.get(message.command) ?? [Infinity];
    if (between && this.lower() >= from) note?.(this, message);
    return super.receive(message).flatMap((answer) => {
      if (answer.command !== 'verack' || this.lower() < 70016) return [answer];
      return [makeMessage('wtxidrelay', {}), makeMessage('sendaddrv2', {}), answer];
    });
  }

  private lower(): number {
    const { version } = this.theirs ?? { version: 0 };
    return version < this.own.version ? version : this.own.version;
  }
}

export function readAddress(r: Reader, network: number): Uint8Array {
  const at = r.offset;
  const lengths = ADDRESS_LENGTHS.get(network) ?? { least: 0, most: 512 };
  const { least, most } = typeof lengths === 'number' ? { least: lengths, most: lengths } : lengths;
  const length = r.field('length', varInt.read);
  if (length < BigInt(least) || length > BigInt(most))
    throw new WireError('length', at, `from ${least} to ${most}`, String(length));
  return r.bytes(Number(length), 'bytes');
}

export function onionName(key: Uint8Array): string {
  const parts = (...all: (Uint8Array | number[])[]) =>
    Uint8Array.from(all.flatMap((part) => Array.from(part)));
  const text = Array.from('.onion checksum', (character) => character.charCodeAt(0));
  const [first, second] = sha3_256(parts(text, key, [3]));
  return [base32(parts(key, [first, second, 3])), 'onion'].join('.');
}

const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];
const OLD_TOR = [0xfd, 0x87, 0xd8, 0x7e, 0xeb, 0x43];

const begins = (bytes: Uint8Array, start: number[]) => start.every((byte, i) => byte === bytes[i]);

/** How an address is written, by its network. */
const HOSTS: Record<number, (address: Uint8Array) => string | false> = {
  1: (address) => address.join('.'),
  2: (address) => !begins(address, MAPPED) && !begins(address, OLD_TOR) && ipv6Text(address),
  4: onionName,
  5: (address) => `${base32(address)}.b32.i2p`,
  6: (address) => address[0] === 0xfc && readIp(new Reader(address)),
  7: (address) => address[0] >> 1 === 1 && readIp(new Reader(address)),
};

export function hostOf({ network, address }: Pick<NetAddrV2, 'network' | 'address'>): string | undefined {
  const host = Object.hasOwn(HOSTS, network) && HOSTS[network](address);
  return host === false ? undefined : host;
}

export async function askForAddresses(connection: Connection, now = Date.now() / 1000): Promise<Sighting[]> {
  const began = performance.now();
  const come: Sighting[][] = [];
  const number = () => come.reduce((sum, { length }) => sum + length, 0);
  await connection.send('getaddr');
  for (;;) {
    const left = connection.patience - (performance.now() - began);
    if (left <= 0 || number() >= 1000 || (come.at(-1)?.length ?? 0) > 1) break;
    try {
      come.push(sightingsIn(await connection.receive(Math.ceil(left)), now));
    } catch (error) {
      const over = [ClosedError, ProtocolError, ReceiveTimeoutError].some((Kind) => error instanceof Kind);
      if (!over) throw error;
      break;
    }
  }
  return come.flat().slice(0, 1000);
}

export async function crawlByGossip(
  first: Address,
  ask: GossipVisitor,
  onVisit: (visit: GossipVisit, known: number) => void,
  { concurrency, mostKnown, mostPerNode }: GossipLimits,
  signal?: AbortSignal,
): Promise<Map<string, Address>> {
  const rounds: Map<string, Address>[] = [new Map([[addressText(first), first]])];
  const names = new Set(rounds[0].keys());
  for (let round = rounds[0]; round.size > 0; round = rounds.at(-1)!) {
    const next = new Map<string, Address>();
    if (!signal?.aborted) {
      await crawlTogether(
        [...round.values()],
        concurrency,
        ask,
        (visit: GossipVisit) => {
          const named = new Map(
            (visit.sightings ?? [])
              .filter(({ network, port }) => port > 0 && DIALLED.includes(network))
              .map(({ host, port }) => [addressText({ host, port }), { host, port }]),
          );
          const fresh = [...named].filter(([name]) => !names.has(name));
          for (const [name, address] of fresh.slice(
            0,
            Math.max(0, Math.min(mostPerNode, mostKnown - names.size)),
          )) {
            names.add(name);
            next.set(name, address);
          }
          onVisit(visit, names.size);
        },
        signal,
      );
    }
    rounds.push(next);
  }
  return new Map(rounds.flatMap((round) => [...round]));
}
