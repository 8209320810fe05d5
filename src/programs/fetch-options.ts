import { parseArgs } from 'node:util';
import { hashBytes } from '../../solutions/12-getdata';
import { type NetworkName, NETWORKS } from '../wire/networks';
import { type Address, parseAddress } from '../wire/streams/address';
import { printableText } from '../base/text';
import { quoted } from './arguments';

const NAMES = ['block', 'network', 'seconds'] as const;

/** The options of `npm run fetch-tx`, each as a string. */
type Typed = Partial<Record<(typeof NAMES)[number], string>>;

/** Which transaction to fetch, and from which node. */
export interface FetchOptions extends Address {
  /** The network whose magic the messages have. */
  network: NetworkName;
  /** The transaction's id, in hex. */
  id: string;
  /** The hash of its block, if given. */
  block: string | undefined;
  /** How long to wait for each answer, in milliseconds. */
  patience: number;
}

/**
 * Parse the arguments of `npm run fetch-tx`.
 *
 * @param args - the arguments
 * @param env - the environment: without a `--` before them, npm takes the options and passes them on here:
 *   `npm_config_block`
 * @returns what to fetch; `help` for `--help`
 * @throws Error that says what is wrong, in words for the user
 */
export function fetchOptions(args: string[], env: NodeJS.ProcessEnv = {}): FetchOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { block: text, network: text, seconds: text, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return 'help';
  const taken = Object.fromEntries(NAMES.map((name) => [name, env[`npm_config_${name}`]]));
  const { block, network = 'mainnet', seconds = '20' }: Typed = { ...taken, ...values };
  const [where, id, ...more] = positionals;
  if (where === undefined || id === undefined)
    throw new Error('The address of a node and the id of a transaction are required.');
  if (more.length > 0)
    throw new Error(`One transaction at a time. Unexpected: ${printableText(more.join(' '), 80)}`);
  for (const hash of [id, block]) if (hash !== undefined) hashBytes(hash);
  const name = networkOf(network);
  return {
    ...parseAddress(where, NETWORKS[name].port),
    network: name,
    id,
    block,
    patience: patienceOf(seconds),
  };
}

function networkOf(name: string): NetworkName {
  const known = Object.keys(NETWORKS);
  if (known.includes(name)) return name as NetworkName;
  throw new Error(`There is no network ${quoted(name)}. There are: ${known.join(', ')}`);
}

/** A day, the longest time to wait for an answer. */
const MOST_SECONDS = 86_400;

function patienceOf(seconds: string): number {
  const patience = 1000 * Number(seconds);
  if (seconds.trim() !== '' && patience >= 1 && patience <= 1000 * MOST_SECONDS) return patience;
  throw new Error(`--seconds ${quoted(seconds)} must be a number of seconds from 0.001 to ${MOST_SECONDS}.`);
}

/** The output of `npm run fetch-tx -- --help`. */
export function fetchHelp(): string {
  return `Fetch a transaction from a Bitcoin node, and show every message.

  npm run fetch-tx -- HOST:PORT TXID [--block HASH] [--network NAME] [--seconds N]

--block    the block that contains it: a node serves single transactions only from its mempool; blocks it
           serves as far back as it has kept them
--network  ${Object.keys(NETWORKS).join(', ')} (default: mainnet)
--seconds  how long to wait for each answer, 0.001 to ${MOST_SECONDS} (default: 20)

The exit code is 0 if the transaction was received, 1 if not, 2 if the arguments are invalid.`;
}
