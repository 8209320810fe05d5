import { parseArgs } from 'node:util';
import { hashBytes } from '../../solutions/09-getdata';
import { type NetworkName, NETWORKS } from '../wire/networks';
import { type Address, parseAddress } from '../wire/streams/address';
import { printableText } from '../base/text';
import { typed } from './arguments';

const NAMES = ['block', 'network', 'seconds'] as const;

/** What somebody typed behind `npm run fetch-tx --`, each option as text. */
type Typed = Partial<Record<(typeof NAMES)[number], string>>;

/** Which transaction is to be fetched, and where. */
export interface Wish extends Address {
  /** Whose magic the messages have. */
  network: NetworkName;
  /** The transaction. */
  id: string;
  /** The block that it is in, if one was named. */
  block: string | undefined;
  /** How long to wait for each answer, in milliseconds. */
  patience: number;
}

/**
 * Understand what somebody typed behind `npm run fetch-tx --`.
 *
 * @param args - the words
 * @param env - without the `--` in between, npm takes the options, and hands them over here: `npm_config_block`
 * @returns what is to be fetched; `help` if that is what is wanted
 * @throws Error that says what is wrong, in words for the person who typed it
 */
export function fetchOptions(args: string[], env: NodeJS.ProcessEnv = {}): Wish | 'help' {
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
  if (where === undefined || id === undefined) throw new Error('An address and a transaction are needed.');
  if (more.length > 0)
    throw new Error(`One transaction at a time: what is ${printableText(more.join(' '), 80)}?`);
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
  throw new Error(`There is no network ${typed(name)}. There are: ${known.join(', ')}`);
}

/** A day: longer nobody waits for an answer. */
const MOST_SECONDS = 86_400;

function patienceOf(seconds: string): number {
  const patience = 1000 * Number(seconds);
  if (seconds.trim() !== '' && patience >= 1 && patience <= 1000 * MOST_SECONDS) return patience;
  throw new Error(
    `--seconds ${typed(seconds)}: a number of seconds from 0.001 to ${MOST_SECONDS} is needed.`,
  );
}

/** What `npm run fetch-tx -- --help` says. */
export function fetchHelp(): string {
  return `Fetch a transaction from a Bitcoin node, and show every message.

  npm run fetch-tx -- HOST:PORT TXID [--block HASH] [--network NAME] [--seconds N]

--block    the block that it is in: a node gives out single transactions from its mempool only; blocks it
           gives out as far back as it has kept them
--network  ${Object.keys(NETWORKS).join(', ')} (default: mainnet)
--seconds  how long to wait for each answer, 0.001 to ${MOST_SECONDS} (default: 20)

The exit code is 0 if the transaction came, 1 if it did not, 2 if the words above could not be understood.`;
}
