import { parseArgs } from 'node:util';
import { kinds, networkNamed } from '../inspector/inspect';
import { SESSION_HELP } from '../inspector/session-facts';
import { MAX_INPUT } from '../inspector/limits';
import { NETWORKS, type NetworkName } from '../wire/networks';
import { quoted } from './arguments';

const NAMES = ['as', 'network', 'keys'] as const;

/** What to inspect, and how. */
export interface InspectOptions {
  /** Bytes in hex, the name of a file, or `-`; several are parts of one string of hex. */
  input: string[];
  /** As what to read it, if that is not to be recognised. */
  as?: string;
  /** The network, if that is not to be recognised. */
  network?: NetworkName;
  /** A file with the keys of an encrypted session. */
  keys?: string;
  /** Whether to show everything. */
  all: boolean;
}

/**
 * Parse the arguments of `npm run inspect`.
 *
 * @param args - the arguments
 * @param env - the environment: without a `--` before them, npm takes the options and passes them on here
 * @returns `help` for `--help`
 * @throws Error that says what is wrong, in words for the user
 */
export function inspectOptions(args: string[], env: NodeJS.ProcessEnv = {}): InspectOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: text,
      network: text,
      keys: text,
      all: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const taken = Object.fromEntries(NAMES.map((name) => [name, env[`npm_config_${name}`]]));
  const { as, network, keys }: Partial<Record<(typeof NAMES)[number], string>> = { ...taken, ...values };
  if (positionals.length === 0 && keys === undefined) {
    throw new Error('Bytes in hex, or the name of a file with bytes, are required.');
  }
  if (as !== undefined && !kinds().includes(as)) {
    throw new Error(`--as ${quoted(as)} is not one of: ${kinds().join(', ')}`);
  }
  return {
    input: positionals,
    as,
    network: network === undefined ? undefined : networkNamed(network),
    keys,
    all: values.all ?? env.npm_config_all === 'true',
  };
}

/** Words in lines of the width of the help, after its first column. */
const wrapped = (words: string) => words.replace(/(.{60,90}?) (?=\S)/g, '$1\n           ');

/** The output of `npm run inspect -- --help`. */
export function inspectHelp(): string {
  return `Show bytes field by field: messages, payloads, transactions, blocks, headers, encrypted sessions.

  npm run inspect -- HEX|FILE|- [--as KIND] [--network NAME] [--keys FILE] [--all]

HEX        bytes in hex, with or without spaces, 0x or \\x; or in base64
FILE       a file with the same, with what xxd or hexdump -C print, or with the bytes themselves; - for the
           standard input. At most ${MAX_INPUT} bytes
--as       ${wrapped(`${kinds().join(', ')} (default: recognised)`)}
--network  ${Object.keys(NETWORKS).join(', ')} (default: by the magic)
--keys     a file with the keys of an encrypted session, of which FILE is one direction. Its lines:
${SESSION_HELP.map((line) => `             ${line}`).join('\n')}
           A file with all of them, as test_data/conversations/btcd-encrypted.txt, can also be FILE itself
--all      all bytes and fields, however many there are

The exit code is 0 if everything could be read, 1 if there is an error in the bytes or they were not
recognised, 2 if the arguments are invalid.`;
}
