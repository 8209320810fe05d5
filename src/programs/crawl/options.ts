import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type NetworkName, NETWORKS } from '../../wire/networks';
import { printableText } from '../../base/text';
import { typed, wholeNumber } from '../arguments';

/** What is to be crawled. */
export type Field =
  /** A simulated network. */
  | { peers: number; seed: number }
  /** The nodes in a file, and how many of them are asked in a second. */
  | { addresses: string; rate: number };

/** What somebody typed behind `npm run crawl --`. */
export type CrawlOptions =
  | { wanted: 'help' }
  /** Print what a file of visits says. */
  | { wanted: 'analysis'; file: string }
  | { wanted: 'crawl'; field: Field; how: CrawlManners; out: string };

/** How to crawl. */
export interface CrawlManners {
  /** How many are asked at a time. */
  concurrency: number;
  /** How long connecting may take, and how long the handshake, in milliseconds. */
  timeout: number;
  /** Whose magic messages have. */
  network: NetworkName;
  /** How the crawler calls itself. */
  userAgent: string;
}

const text = { type: 'string' } as const;

const OPTIONS = {
  peers: text,
  seed: text,
  addresses: text,
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
 * Understand what somebody typed.
 *
 * @param args - the words
 * @param folder - where relative names of files begin
 * @param now - when, for the name of a file
 * @throws Error that says what is wrong
 */
export function crawlOptions(args: string[], folder: string, now = new Date()): CrawlOptions {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return { wanted: 'help' };
  // npm keeps the options for itself, if nothing stands in front of them, and hands over what is left
  if (positionals.length > 0) {
    throw new Error(`What is ${typed(positionals[0])}? Options come after two dashes:
  npm run crawl -- --peers 1000`);
  }
  if (values.analyse !== undefined) return { wanted: 'analysis', file: resolve(folder, values.analyse) };
  const { addresses, network = 'mainnet' } = values;
  if (!Object.keys(NETWORKS).includes(network)) {
    throw new Error(
      `There is no network ${printableText(network, 60)}. There are: ${Object.keys(NETWORKS).join(', ')}`,
    );
  }
  for (const name of addresses === undefined ? (['rate'] as const) : (['peers', 'seed'] as const)) {
    if (values[name] !== undefined) throw new Error(`--${name} says nothing ${WITHOUT[name]}.`);
  }
  const whole = (name: keyof typeof BOUNDS, otherwise: number) => {
    const word = values[name];
    const [least, most] = BOUNDS[name];
    return word === undefined ? otherwise : wholeNumber(name, word, least, most);
  };
  return {
    wanted: 'crawl',
    field:
      addresses === undefined
        ? { peers: whole('peers', 1000), seed: whole('seed', 1) }
        : { addresses: resolve(folder, addresses), rate: whole('rate', 50) },
    how: {
      concurrency: whole('concurrency', 512),
      timeout: whole('timeout', 5000),
      network: network as NetworkName,
      userAgent: userAgentOf(values['user-agent'] ?? '/wire-workbook:0.1/'),
    },
    out: resolve(folder, values.out ?? defaultName(now)),
  };
}

const WITHOUT = {
  rate: 'without --addresses: a simulated network may be asked as fast as you like',
  peers: 'with --addresses: it is the size of a simulated network',
  seed: 'with --addresses: it is the seed of a simulated network',
};

/** What numbers may be. A simulated network of more peers would find no free ports. */
const BOUNDS = {
  peers: [1, 12_000],
  seed: [0, 0xffffffff],
  rate: [1, 1000],
  concurrency: [1, 4096],
  timeout: [1, 120_000],
} as const;

/** As it is in a version message: a node drops one whose user agent is longer (Bitcoin Core, MAX_SUBVERSION_LENGTH). */
const MOST_USER_AGENT_BYTES = 256;

function userAgentOf(word: string): string {
  const { length } = new TextEncoder().encode(word);
  if (length >= 1 && length <= MOST_USER_AGENT_BYTES) return word;
  throw new Error(
    `--user-agent ${typed(word)}: 1 to ${MOST_USER_AGENT_BYTES} bytes are needed, this one has ${length}.`,
  );
}

/** crawl-2026-11-21-165235.jsonl, in UTC. */
function defaultName(now: Date): string {
  const [day, time] = now.toISOString().split(/[T.]/);
  return join('.', `crawl-${day}-${time.replaceAll(':', '')}.jsonl`);
}

/** What `npm run crawl -- --help` says. */
export const CRAWL_HELP = `Ask many nodes who they are, and count what they say.

  npm run crawl -- --peers 10000 --concurrency 512   a simulated network on this machine
  npm run crawl -- --addresses nodes.txt             real nodes: one address a line, # begins a comment
  npm run crawl -- --analyse crawl-….jsonl           count again what a crawl has found

--peers        how many simulated nodes, 1 to 12000 (default: 1000). Nobody in that network is real
--seed         0 to ${0xffffffff}; the same seed gives the same network (default: 1)
--addresses    a file with addresses of real nodes: 203.0.113.5:8333, [2001:db8::1]:8333, or without a port
--rate         how many of these are asked in a second at most, 1 to 1000 (default: 50)
--concurrency  how many are asked at a time, 1 to 4096 (default: 512)
--timeout      milliseconds for connecting, and again for the handshake, 1 to 120000 (default: 5000)
--network      ${Object.keys(NETWORKS).join(', ')} (default: mainnet)
--user-agent   how you call yourself, at most 256 bytes; those whom you ask see it in their logs
               (default: /wire-workbook:0.1/)
--out          the file for what is found, a visit a line; it must not be there yet (default: crawl-….jsonl here)

Ctrl+C stops it; what was found until then is kept.`;
