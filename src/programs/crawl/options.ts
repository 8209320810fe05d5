import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type NetworkName, NETWORKS } from '../../wire/networks';
import { printableText } from '../../base/text';
import { parseAddress } from '../../wire/streams/address';
import { quoted, wholeNumber } from '../arguments';

/** The nodes to crawl. */
export type Field =
  /** A simulated network: all its nodes or, with bounds, those that the first one leads to. */
  | { peers: number; seed: number; bounds?: GossipBounds }
  /** The nodes in a file, and at most how many of them are asked per second. */
  | { addresses: string; rate: number }
  /** One real node, those that it names, those that they name, and so on. */
  | { from: string; rate: number; bounds: GossipBounds };

/** How far gossip is believed. */
export interface GossipBounds {
  /** How many nodes are asked at most. */
  mostKnown: number;
  /** How many new nodes are believed of each. */
  mostPerNode: number;
}

/** The parsed arguments of `npm run crawl`. */
export type CrawlOptions =
  | { wanted: 'help' }
  /** Print the summary of a file of visits. */
  | { wanted: 'analysis'; file: string }
  | { wanted: 'crawl'; field: Field; how: CrawlVisitOptions; out: string };

/** Options of a crawl. */
export interface CrawlVisitOptions {
  /** How many nodes are asked at a time. */
  concurrency: number;
  /** The timeout for connecting, and again for the handshake, in milliseconds. */
  timeout: number;
  /** The network whose magic the messages have. */
  network: NetworkName;
  /** The crawler's user agent. */
  userAgent: string;
}

const text = { type: 'string' } as const;

const OPTIONS = {
  peers: text,
  seed: text,
  addresses: text,
  from: text,
  gossip: { type: 'boolean' },
  most: text,
  'most-per-node': text,
  rate: text,
  concurrency: text,
  timeout: text,
  network: text,
  'user-agent': text,
  out: text,
  analyse: text,
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Parse the arguments of `npm run crawl`.
 *
 * @param args - the arguments
 * @param folder - the folder that relative file names refer to
 * @param now - the time, for the default file name
 * @throws Error that says what is wrong with the arguments
 */
export function crawlOptions(args: string[], folder: string, now = new Date()): CrawlOptions {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return { wanted: 'help' };
  // without a -- before them, npm takes the options itself and passes on only their values
  if (positionals.length > 0) {
    throw new Error(`Unexpected argument ${quoted(positionals[0])}. Options come after two dashes:
  npm run crawl -- --peers 1000`);
  }
  for (const name of FILES) {
    if (values[name] === '') throw new Error(`--${name} needs the name of a file.`);
  }
  if (values.analyse !== undefined) return { wanted: 'analysis', file: resolve(folder, values.analyse) };
  const { network = 'mainnet' } = values;
  if (!Object.keys(NETWORKS).includes(network)) {
    throw new Error(
      `There is no network ${printableText(network, 60)}. There are: ${Object.keys(NETWORKS).join(', ')}`,
    );
  }
  const source = sourceOf(values);
  for (const [name, { of, otherwise }] of Object.entries(ONLY)) {
    if (values[name as keyof typeof ONLY] === undefined || of.includes(source)) continue;
    throw new Error(`--${name} has no meaning ${otherwise}.`);
  }
  const whole = (name: keyof typeof BOUNDS, otherwise: number) => {
    const word = values[name];
    const [least, most] = BOUNDS[name];
    return word === undefined ? otherwise : wholeNumber(name, word, least, most);
  };
  const bounds = () => ({ mostKnown: whole('most', 1000), mostPerNode: whole('most-per-node', 50) });
  const field = (): Field => {
    if (values.addresses !== undefined)
      return { addresses: resolve(folder, values.addresses), rate: whole('rate', 50) };
    if (values.from !== undefined)
      return {
        from: startOf(values.from, network as NetworkName),
        rate: whole('rate', 50),
        bounds: bounds(),
      };
    const simulated = { peers: whole('peers', 1000), seed: whole('seed', 1) };
    return values.gossip ? { ...simulated, bounds: bounds() } : simulated;
  };
  return {
    wanted: 'crawl',
    field: field(),
    how: {
      concurrency: whole('concurrency', 512),
      timeout: whole('timeout', 5000),
      network: network as NetworkName,
      userAgent: userAgentOf(values['user-agent'] ?? '/wire-workbook:0.1/'),
    },
    out: resolve(folder, values.out ?? defaultName(now)),
  };
}

/** The options that name a file. */
const FILES = ['addresses', 'analyse', 'out'] as const;

/** Where the nodes come from. */
type Source = 'list' | 'one node' | 'simulated' | 'simulated gossip';

/** @throws Error if there is more than one source */
function sourceOf(values: { addresses?: string; from?: string; gossip?: boolean }): Source {
  if (values.addresses !== undefined && values.from !== undefined) {
    throw new Error('--addresses and --from exclude each other: a list of nodes, or one to begin with.');
  }
  if (values.addresses !== undefined) return 'list';
  if (values.from !== undefined) return 'one node';
  return values.gossip ? 'simulated gossip' : 'simulated';
}

/** The options that only some sources have. */
const ONLY: Record<
  'rate' | 'peers' | 'seed' | 'gossip' | 'most' | 'most-per-node',
  { of: Source[]; otherwise: string }
> = {
  rate: {
    of: ['list', 'one node'],
    otherwise: 'without --addresses or --from: a simulated network may be asked as fast as you like',
  },
  peers: { of: ['simulated', 'simulated gossip'], otherwise: 'here: it is the size of a simulated network' },
  seed: { of: ['simulated', 'simulated gossip'], otherwise: 'here: it is the seed of a simulated network' },
  gossip: {
    of: ['simulated gossip', 'one node'],
    otherwise: 'with --addresses: gossip begins with one node, --from ADDRESS',
  },
  most: {
    of: ['simulated gossip', 'one node'],
    otherwise: 'without --gossip or --from: all nodes are asked',
  },
  'most-per-node': {
    of: ['simulated gossip', 'one node'],
    otherwise: 'without --gossip or --from: no node is asked for others',
  },
};

/** The node that gossip begins with, as it was typed. @throws Error if it is not an address */
function startOf(word: string, network: NetworkName): string {
  try {
    parseAddress(word, NETWORKS[network].port);
    return word;
  } catch (error) {
    throw new Error(`--from: ${(error as Error).message}`, { cause: error });
  }
}

/** The bounds of numbers. A simulated network of more peers would run out of free ports. */
const BOUNDS = {
  peers: [1, 12_000],
  seed: [0, 0xffffffff],
  rate: [1, 1000],
  most: [1, 100_000],
  'most-per-node': [1, 1000],
  concurrency: [1, 4096],
  timeout: [1, 120_000],
} as const;

/**
 * The longest user agent in a version message: a node drops a message with a longer one (Bitcoin Core,
 * MAX_SUBVERSION_LENGTH).
 */
const MOST_USER_AGENT_BYTES = 256;

function userAgentOf(word: string): string {
  const { length } = new TextEncoder().encode(word);
  if (length >= 1 && length <= MOST_USER_AGENT_BYTES) return word;
  throw new Error(
    `--user-agent ${quoted(word)} must have 1 to ${MOST_USER_AGENT_BYTES} bytes, not ${length}.`,
  );
}

/** crawl-2026-11-21-165235-123.jsonl, in UTC, to the millisecond: two crawls may be started at once. */
function defaultName(now: Date): string {
  const [day, time, ms] = now.toISOString().split(/[T.Z]/);
  return join('.', `crawl-${day}-${time.replaceAll(':', '')}-${ms}.jsonl`);
}

/** The output of `npm run crawl -- --help`. */
export const CRAWL_HELP = `Ask many nodes for their version messages, and count the answers.

  npm run crawl -- --peers 10000 --concurrency 512   a simulated network on this machine
  npm run crawl -- --addresses nodes.txt             real nodes: one address per line, # begins a comment
  npm run crawl -- --from 203.0.113.5                one real node, then those that it names, and so on
  npm run crawl -- --gossip --peers 300              the same in a simulated network
  npm run crawl -- --analyse crawl-….jsonl           count the results of a crawl again

--peers        number of simulated nodes, 1 to 12000 (default: 1000). None of them is real
--seed         0 to ${0xffffffff}; the same seed gives the same network (default: 1)
--addresses    a file with addresses of real nodes: 203.0.113.5:8333, [2001:db8::1]:8333, or without a port
--from         the address of a real node: its addr messages are followed, and those of the nodes that it names;
               private addresses among them only if this one is an IP address that is private itself
--gossip       the same from the first good node of a simulated network
--most         at most how many nodes such a crawl asks, 1 to 100000 (default: 1000)
--most-per-node
               how many new addresses it believes of each, 1 to 1000 (default: 50)
--rate         at most how many real nodes are asked per second, 1 to 1000 (default: 50)
--concurrency  how many are asked at a time, 1 to 4096 (default: 512)
--timeout      milliseconds for connecting, and again for the handshake, 1 to 120000 (default: 5000)
--network      ${Object.keys(NETWORKS).join(', ')} (default: mainnet)
--user-agent   what your version message says, at most 256 bytes; the nodes' operators see it in their logs
               (default: /wire-workbook:0.1/)
--out          the file for the results, one visit per line; it must not exist yet (default: crawl-….jsonl here)

Ctrl+C stops it; the results so far are kept.`;
