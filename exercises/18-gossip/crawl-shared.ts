import {
  crawlByGossip,
  type GossipLimits,
  type GossipVisit,
  type GossipVisitor,
  type Sighting,
} from 'answers/18-gossip';
import { isIP } from 'node:net';
import { Crawl } from '../../src/suite/scripted-visitor';
import { pause } from '../../src/suite/event-loop-turns';
import { type Address, addressText, parseAddress } from '../../src/wire/streams/address';
import { must } from './shared';

export const NO_END = 'It never ends. Ask each node once, and stop when a round brings nothing new.';

export const LIMITS: GossipLimits = { concurrency: 4, mostKnown: 1000, mostPerNode: 100 };

export const address = (name: string): Address => parseAddress(name, 8333);

/** A sighting; its network follows from its host. */
export function sighting(name: string): Sighting {
  const { host, port } = address(name);
  const cjdns = host.startsWith('fc') && 6;
  const overlay = (host.endsWith('.onion') && 4) || (host.endsWith('.i2p') && 5) || cjdns;
  const network = overlay || (isIP(host) === 4 ? 1 : 2);
  return { host, port, network, services: 9n, time: 1_795_734_000 };
}

/** The name of node number n. */
export const ip = (n: number) => `198.18.0.${n}:8333`;

/** A network by the names that each node names. What is not in it does not answer. */
export type Network = Record<string, string[]>;

/** A visitor for a network. It counts whom it asks, and how many at a time. */
export class GossipingVisitor {
  readonly asked: string[] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  most = 0;
  /** How many visits are under way. */
  busy = 0;

  constructor(
    private readonly network: Network,
    /** Called with the number of visits so far, before each answer. */
    private readonly before: (visits: number) => unknown = () => {},
  ) {}

  readonly ask: GossipVisitor = async (to, signal) => {
    const name = addressText(to);
    this.asked.push(name);
    this.signals.push(signal);
    // not for ever: a wrong answer asks the same ones again and again
    if (this.asked.length > 2000) throw new Error('2,000 visits, and no end');
    this.most = Math.max(this.most, ++this.busy);
    await pause(1);
    await this.before(this.asked.length);
    this.busy--;
    const named = this.network[name];
    const visit = { address: name, at: 0, took: 1 };
    return named ? { ...visit, sightings: named.map(sighting) } : { ...visit, error: 'ConnectError: nobody' };
  };
}

/** Crawl a network from node 1. @returns the names of the known nodes, once it has ended */
export async function known(
  visitor: GossipingVisitor,
  limits = LIMITS,
  onVisit: (visit: GossipVisit, known: number) => void = () => {},
  signal?: AbortSignal,
): Promise<() => unknown> {
  let result: unknown;
  let underWay = 0;
  const crawl = new Crawl(async () => {
    result = await crawlByGossip(address(ip(1)), visitor.ask, onVisit, limits, signal);
    underWay = visitor.busy;
  });
  const outcome = await crawl.outcome(NO_END);
  must(underWay === 0, 'You returned before crawlTogether had ended: await it.');
  return () => {
    const end = outcome();
    if (end !== 'ended') return end;
    return result instanceof Map ? [...(result as Map<string, Address>).keys()] : result;
  };
}

/** 1 knows 2 and 3, 2 knows 4, 3 knows 4 and 5, and all of them know 1. */
export const SMALL: Network = {
  [ip(1)]: [ip(2), ip(3)],
  [ip(2)]: [ip(4), ip(1)],
  [ip(3)]: [ip(5), ip(4), ip(1)],
  [ip(4)]: [ip(1), ip(2)],
  [ip(5)]: [ip(1)],
};

export const FIVE = [1, 2, 3, 4, 5].map(ip);

export const sorted = (outcome: () => unknown) => () => {
  const got = outcome();
  return Array.isArray(got) ? [...(got as string[])].sort() : got;
};
