import { parseArgs } from 'node:util';
import { type NetworkName, NETWORKS } from '../networks';
import { MISBEHAVIOURS, type MisbehaviourName } from '../peer/misbehaviour';
import type { PeerOptions } from '../peer/options';
import { personalities } from '../peer/personality';

const NAMES = ['network', 'port', 'personality', 'misbehave', 'seed'] as const;

/** What somebody typed behind `npm run peer --`, each option as text. */
type Typed = Partial<Record<(typeof NAMES)[number], string>>;

/**
 * Understand what somebody typed behind `npm run peer --`.
 *
 * @param args - the words
 * @param env - without the `--` in between, npm takes the options, and hands them over here: `npm_config_port`
 * @returns what the peer is to be like; `help` if that is what is wanted
 * @throws Error that says what is wrong, and what there is
 */
export function peerOptions(args: string[], env: NodeJS.ProcessEnv = {}): PeerOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      network: text,
      port: text,
      personality: text,
      misbehave: text,
      seed: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const taken = Object.fromEntries(NAMES.map((name) => [name, env[`npm_config_${name}`]]));
  const { network, port, personality, misbehave, seed }: Typed = { ...taken, ...values };
  return {
    network: network === undefined ? undefined : oneOf('network', network, Object.keys(NETWORKS)),
    port: port === undefined ? undefined : whole('port', port, 65535),
    personality: personality === undefined ? undefined : oneOf('personality', personality, personalities()),
    misbehave: misbehave === undefined ? undefined : misbehaviours(misbehave),
    seed: seed === undefined ? undefined : whole('seed', seed, 0xffffffff),
  } as PeerOptions;
}

function misbehaviours(typed: string): MisbehaviourName[] {
  const names = Object.keys(MISBEHAVIOURS);
  const words = typed.split(',').map((word) => word.trim());
  return words
    .filter((word) => word !== '')
    .map((word) => oneOf('misbehaviour', word, names) as MisbehaviourName);
}

function oneOf(what: string, typed: string, known: string[]): string {
  if (known.includes(typed)) return typed;
  throw new Error(`There is no ${what} ${JSON.stringify(typed)}. There are:\n${indented(known)}`);
}

function whole(what: string, typed: string, most: number): number {
  if (/^\d{1,10}$/.test(typed) && Number(typed) <= most) return Number(typed);
  throw new Error(`--${what} ${JSON.stringify(typed)}: a whole number from 0 to ${most} is needed.`);
}

const indented = (lines: string[]) => lines.map((line) => `  ${line}`).join('\n');

/** What `npm run peer -- --help` says. */
export function peerHelp(): string {
  const sentences = Object.entries(MISBEHAVIOURS).map(([name, { what }]) => `${name.padEnd(22)}${what}`);
  return `A Bitcoin node on this machine, and its conversation line by line. Ctrl+C ends it.

  npm run peer
  npm run peer -- --network regtest --port 18444 --misbehave one-byte,garbage-first

--network      ${(Object.keys(NETWORKS) as NetworkName[]).join(', ')} (default: mainnet)
--port         the TCP port on 127.0.0.1 (default: any that is free)
--personality  the recorded version message that is its own (default: satoshi-0.16.0-a)
--misbehave    what it does wrong; several with commas
--seed         a number; the same one gives the same bytes (default: 1)

Personalities:
${indented(personalities())}

Misbehaviours:
${indented(sentences)}`;
}
