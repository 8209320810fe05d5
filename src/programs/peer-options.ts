import { parseArgs } from 'node:util';
import { type NetworkName, NETWORKS } from '../wire/networks';
import { MISBEHAVIOURS, type MisbehaviourName } from '../peers/loopback/misbehaviours';
import { personalities } from '../peers/loopback/personalities';
import type { LoopbackOptions } from '../peers/loopback-peer';
import { typed, wholeNumber } from './arguments';

/**
 * Understand what somebody typed behind `npm run peer --`.
 *
 * @param args - the words
 * @returns what the peer is to be like; `help` if that is what is wanted
 * @throws Error that says what is wrong, and what there is
 */
export function peerOptions(args: string[]): LoopbackOptions | 'help' {
  const text = { type: 'string' } as const;
  const options = { network: text, port: text, personality: text, misbehave: text, seed: text, chain: text };
  const { values, positionals } = parseArgs({
    args,
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) return 'help';
  // npm keeps the options for itself, if nothing stands in front of them, and hands over what is left
  if (positionals.length > 0) {
    throw new Error(`What is ${typed(positionals[0])}? Options come after two dashes:
  npm run peer -- --network regtest`);
  }
  const { network, port, personality, misbehave, seed, chain } = values;
  return {
    network: network === undefined ? undefined : oneOf('network', network, Object.keys(NETWORKS)),
    port: port === undefined ? undefined : wholeNumber('port', port, 0, 65535),
    personality: personality === undefined ? undefined : oneOf('personality', personality, personalities()),
    misbehave: misbehave === undefined ? undefined : misbehaviours(misbehave),
    seed: seed === undefined ? undefined : wholeNumber('seed', seed, 0, 0xffffffff),
    chain: chain === undefined ? undefined : oneOf('chain', chain, ['practice']),
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
  throw new Error(`There is no ${what} ${typed(word)}. There are: ${known.join(', ')}`);
}

const indented = (lines: string[]) => lines.map((line) => `  ${line}`).join('\n');

/** What `npm run peer -- --help` says. */
export function peerHelp(): string {
  const sentences = Object.entries(MISBEHAVIOURS).map(([name, { what }]) => `${name.padEnd(22)}${what}`);
  return `A Bitcoin node on this machine, and its conversation line by line. Ctrl+C ends it.

  npm run peer
  npm run peer -- --network regtest --port 18444 --misbehave one-byte,garbage-first

--network      ${(Object.keys(NETWORKS) as NetworkName[]).join(', ')} (default: mainnet)
--port         the TCP port on 127.0.0.1, 0 to 65535 (default: 0, any that is free)
--personality  the recorded version message that is its own (default: satoshi-0.16.0-a)
--misbehave    what it does wrong; several with commas
--chain        practice: it answers getheaders with 40,000 headers, mined the first time (default: none, so it
               answers that it has no headers)
--seed         a number, 0 to ${0xffffffff}; the same one gives the same bytes (default: 1)

Personalities:
${indented(personalities())}

Misbehaviours:
${indented(sentences)}`;
}
