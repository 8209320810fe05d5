import { parseArgs } from 'node:util';
import { type NetworkName, NETWORKS } from '../wire/networks';
import { MISBEHAVIOURS, type MisbehaviourName } from '../peers/loopback/misbehaviours';
import { personalities } from '../peers/loopback/personalities';
import type { LoopbackOptions } from '../peers/loopback-peer';
import { quoted, wholeNumber } from './arguments';

const CHAINS: NonNullable<LoopbackOptions['chain']>[] = ['practice', 'payments'];
const TRANSPORTS: NonNullable<LoopbackOptions['transport']>[] = ['auto', 'v1'];

/**
 * Parse the arguments of `npm run peer`.
 *
 * @param args - the arguments
 * @returns the options of the peer; `help` for `--help`
 * @throws Error that says what is wrong, and which values there are
 */
export function peerOptions(args: string[]): LoopbackOptions | 'help' {
  const text = { type: 'string' } as const;
  const options = {
    network: text,
    port: text,
    personality: text,
    misbehave: text,
    seed: text,
    chain: text,
    transport: text,
  };
  const { values, positionals } = parseArgs({
    args,
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) return 'help';
  // without a -- before them, npm takes the options itself and passes on only their values
  if (positionals.length > 0) {
    throw new Error(`Unexpected argument ${quoted(positionals[0])}. Options come after two dashes:
  npm run peer -- --network regtest`);
  }
  const { network, port, personality, misbehave, seed, chain, transport } = values;
  return {
    network: network === undefined ? undefined : oneOf('network', network, Object.keys(NETWORKS)),
    port: port === undefined ? undefined : wholeNumber('port', port, 0, 65535),
    personality: personality === undefined ? undefined : oneOf('personality', personality, personalities()),
    misbehave: misbehave === undefined ? undefined : misbehaviours(misbehave),
    seed: seed === undefined ? undefined : wholeNumber('seed', seed, 0, 0xffffffff),
    chain: chain === undefined ? undefined : oneOf('chain', chain, CHAINS),
    transport: transport === undefined ? undefined : oneOf('transport', transport, TRANSPORTS),
  } as LoopbackOptions;
}

function misbehaviours(list: string): MisbehaviourName[] {
  const names = Object.keys(MISBEHAVIOURS);
  const words = list.split(',').map((word) => word.trim());
  return words
    .filter((word) => word !== '')
    .map((word) => oneOf('misbehaviour', word, names) as MisbehaviourName);
}

function oneOf(what: string, word: string, known: string[]): string {
  if (known.includes(word)) return word;
  throw new Error(`There is no ${what} ${quoted(word)}. There are: ${known.join(', ')}`);
}

const indented = (lines: string[]) => lines.map((line) => `  ${line}`).join('\n');

/** The output of `npm run peer -- --help`. */
export function peerHelp(): string {
  const sentences = Object.entries(MISBEHAVIOURS).map(([name, { what }]) => `${name.padEnd(22)}${what}`);
  return `Run a Bitcoin node on this machine, and show its conversation line by line. Ctrl+C stops it.

  npm run peer
  npm run peer -- --network regtest --port 18444 --misbehave one-byte,garbage-first

--network      ${(Object.keys(NETWORKS) as NetworkName[]).join(', ')} (default: mainnet)
--port         the TCP port on 127.0.0.1, 0 to 65535 (default: 0, any free port)
--personality  the recorded version message that it sends (default: satoshi-0.16.0-a)
--misbehave    what it does wrong; several, separated by commas
--chain        practice: it answers getheaders with 40,000 headers, mined the first time
               payments: it has 300 blocks and their filters, and takes transactions (default: none, so it answers
               that it has no headers)
--transport    auto: the second transport, encrypted, with those who begin with it, and otherwise the first one
               v1: only the first one (default: auto)
--seed         a number, 0 to ${0xffffffff}; the same seed gives the same bytes (default: 1)

Personalities:
${indented(personalities())}

Misbehaviours:
${indented(sentences)}`;
}
