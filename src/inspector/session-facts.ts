import { hex } from '../wire/bytes';
import type { NetworkName } from '../wire/networks';
import { parseInput, withoutComments } from './input';
import { networkNamed } from './inspect';
import { InputError } from './model';

/** What is known about an encrypted session. */
export interface SessionFacts {
  /** The network whose magic is in the keys. */
  network: NetworkName;
  /** Whether our side made the connection. */
  initiating: boolean;
  /** Our private key, 32 bytes. */
  secret?: Uint8Array;
  /** What both sides derive their keys from, 32 bytes: instead of the private key. */
  shared?: Uint8Array;
  /** What our side sent, from its public key on. */
  sent?: Uint8Array;
  /** What the other side sent, from its public key on. */
  received?: Uint8Array;
}

/** The lines of a session, by name: whether they are bytes, and what they say. */
const FACTS = {
  network: 'the name of the network (default: mainnet)',
  initiating: 'yes if our side made the connection (default), otherwise no',
  secret: 'our private key, 32 bytes',
  shared_secret: 'the shared secret, 32 bytes, instead of the private key',
  garbage: 'not needed: it is in what was sent',
  sent: 'what our side sent, from its public key on',
  received: 'what the other side sent, from its public key on',
} as const;

type FactName = keyof typeof FACTS;

/** What the lines of a session can be, for people who write one. */
export const SESSION_HELP = Object.entries(FACTS).map(([name, what]) => `${name}: ${what}`);

const oneOf = (names: readonly FactName[]) => `(?:${names.join('|')})[ \\t]*:`;

const FIRST = new RegExp(`^\\s*${oneOf(Object.keys(FACTS) as FactName[])}`);
const ESSENTIAL = new RegExp(`^[ \\t]*${oneOf(['secret', 'shared_secret', 'sent', 'received'])}`, 'm');

/** Where a line with a name begins. The offset of a dump, or bytes with colons between them, are not one. */
const NAMED = /\n(?=[ \t]*(?![0-9a-f]+[ \t]*:)\w+[ \t]*:)/i;

/**
 * Whether a string is the lines of a session, as in test_data/conversations: it begins with one, and has bytes. A
 * single such line may be in any text.
 */
export function isSession(text: string): boolean {
  const plain = withoutComments(text);
  return FIRST.test(plain) && ESSENTIAL.test(plain);
}

/**
 * Reads the lines of a session: `secret: 6106…`, in any order. A value may go on in the lines after it.
 *
 * @throws InputError that says which line is wrong
 */
export function sessionFacts(text: string): SessionFacts {
  const found = valuesIn(text);
  const bytes = (name: FactName, length?: number) => {
    const value = found.get(name);
    return value === undefined ? undefined : bytesOf(name, value, length);
  };
  const initiating = found.get('initiating') ?? 'yes';
  if (!/^(yes|no)$/.test(initiating))
    throw new InputError(`initiating: expected yes or no, found ${initiating}`);
  return {
    network: networkNamed(found.get('network') ?? 'mainnet'),
    initiating: initiating === 'yes',
    secret: bytes('secret', 32),
    shared: bytes('shared_secret', 32),
    sent: bytes('sent'),
    received: bytes('received'),
  };
}

function valuesIn(text: string): Map<FactName, string> {
  const values = new Map<FactName, string>();
  for (const block of withoutComments(text).split(NAMED)) {
    const [, name, value] = /^\s*(\w+)\s*:([^]*)$/.exec(block) ?? [];
    if (name === undefined && block.trim() === '') continue;
    if (name === undefined || !Object.hasOwn(FACTS, name)) {
      throw new InputError(
        `Expected a line such as ${SESSION_HELP[2]}. There are: ${Object.keys(FACTS).join(', ')}.`,
      );
    }
    if (values.has(name as FactName)) throw new InputError(`${name}: it is there twice`);
    values.set(name as FactName, value.trim());
  }
  return values;
}

function bytesOf(name: FactName, value: string, length?: number): Uint8Array {
  try {
    const { bytes } = parseInput(value);
    if (length !== undefined && bytes.length !== length) {
      throw new InputError(`expected ${length} bytes, found ${bytes.length}: ${hex(bytes.subarray(0, 8))}…`);
    }
    return bytes;
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${name}: ${error.message}`) : error;
  }
}
