/**
 * What a node does with a message that breaks the protocol. The rules are those of Bitcoin Core.
 *
 * The loopback peer and the node of lesson 11 both follow this table; `src/acceptance/attack/rules.test.ts`
 * breaks each rule on both. `magic` to `command` are applied where a stream is split into messages (lesson 08).
 * `unreadable`, `trailing-bytes` and `unknown` are up to the code that takes a message: it catches the error of
 * the payload's reader, reads no further than the last field, and does nothing for a command that it does not
 * have. {@link judgeVersion} and {@link judge} apply all others, and `unknown` to messages that an older version does not have.
 *
 * @module
 */
import { MAX_ADDRESSES } from '../address-networks';
import { WireError } from '../codec/error';
import { Reader } from '../codec/reader';
import { ObsoleteVersionError, SelfConnectionError } from './peer-errors';

/**
 * What happens: the message is dropped because it is unreadable; it is ignored because it is unknown or came
 * at the wrong time; the connection is closed; or it is closed and the address avoided for a while (the
 * workbook's nodes only close it).
 */
export type Action = 'drop' | 'ignore' | 'disconnect' | 'misbehaving';

/** One rule. */
export interface Rule {
  /** What is wrong. */
  readonly what: string;
  /** The consequence. */
  readonly action: Action;
  /** Where the rule comes from. */
  readonly source: string;
}

const NET = 'Bitcoin Core, src/net.cpp';
const PROCESSING = 'Bitcoin Core, src/net_processing.cpp';

/** The rules, in the order in which they are applied to a message. */
export const PEER_RULES = {
  magic: { what: 'the magic is not that of the network', action: 'disconnect', source: NET },
  length: { what: 'the announced payload is longer than 4,000,000 bytes', action: 'disconnect', source: NET },
  checksum: { what: 'the checksum does not match the payload', action: 'drop', source: NET },
  command: { what: 'the command is not printable ASCII padded with NUL bytes', action: 'drop', source: NET },
  unreadable: { what: 'the payload is truncated or malformed', action: 'drop', source: PROCESSING },
  'trailing-bytes': {
    what: 'bytes follow the last field of the payload',
    action: 'ignore',
    source: PROCESSING,
  },
  unknown: { what: 'the command is unknown', action: 'ignore', source: PROCESSING },
  'before-version': { what: 'received before the version', action: 'ignore', source: PROCESSING },
  'before-verack': { what: 'received before the verack', action: 'ignore', source: PROCESSING },
  'second-version': { what: 'a second version', action: 'ignore', source: PROCESSING },
  'second-verack': { what: 'a second verack', action: 'ignore', source: PROCESSING },
  obsolete: {
    what: 'the protocol version is below 31800',
    action: 'disconnect',
    source: 'Bitcoin Core, src/node/protocol_version.h, MIN_PEER_PROTO_VERSION',
  },
  'long-user-agent': {
    what: 'the user agent is longer than 256 bytes',
    action: 'drop',
    source: 'Bitcoin Core, src/net.h, MAX_SUBVERSION_LENGTH',
  },
  self: { what: 'the nonce of the version is one of ours', action: 'disconnect', source: PROCESSING },
  'late-negotiation': {
    what: 'received after the verack, but belongs before it',
    action: 'disconnect',
    source: 'BIP 155, BIP 339, BIP 434',
  },
  'short-ping': { what: 'a ping of fewer than 8 bytes', action: 'drop', source: 'BIP 31' },
  'old-ping': {
    what: 'a ping under protocol 60000 or older, which has no pong',
    action: 'ignore',
    source: 'BIP 31',
  },
  inv: { what: 'more than 50,000 items', action: 'misbehaving', source: `${PROCESSING}, MAX_INV_SZ` },
  headers: {
    what: 'more than 2,000 headers',
    action: 'misbehaving',
    source: `${PROCESSING}, MAX_HEADERS_RESULTS`,
  },
  addr: {
    what: 'more than 1,000 addresses',
    action: 'misbehaving',
    source: `${PROCESSING}, MAX_ADDR_TO_SEND`,
  },
  locator: {
    what: 'more than 101 hashes in the locator',
    action: 'disconnect',
    source: `${PROCESSING}, MAX_LOCATOR_SZ`,
  },
} as const satisfies Record<string, Rule>;

/** The name of a rule. */
export type RuleName = keyof typeof PEER_RULES;

/** The oldest protocol version still accepted: 31800 introduced getheaders. */
export const OLDEST_VERSION = 31800;

/** The longest user agent that a node accepts, in bytes. */
export const MAX_USER_AGENT = 256;

/** Offset of the user agent in a version message: after the first 46 bytes, addr_from and nonce. */
const USER_AGENT_OFFSET = 46 + 34;

/** The last protocol version without pong (BIP 31). */
export const LAST_WITHOUT_PONG = 60000;

/** From this protocol version on, features are negotiated between version and verack. */
export const NEGOTIATION_VERSION = 70016;

/** The messages that negotiate features. */
export const NEGOTIATED: readonly string[] = ['wtxidrelay', 'sendaddrv2', 'feature'];

/** Messages that begin with a count: the offset of the count, its maximum, and the rule that sets it. */
const COUNTED = new Map<string, { rule: RuleName; at: number; most: number }>([
  ['inv', { rule: 'inv', at: 0, most: 50_000 }],
  ['getdata', { rule: 'inv', at: 0, most: 50_000 }],
  ['headers', { rule: 'headers', at: 0, most: 2_000 }],
  ['addr', { rule: 'addr', at: 0, most: MAX_ADDRESSES }],
  ['addrv2', { rule: 'addr', at: 0, most: MAX_ADDRESSES }],
  // the count follows the protocol version
  ['getheaders', { rule: 'locator', at: 4, most: 101 }],
  ['getblocks', { rule: 'locator', at: 4, most: 101 }],
]);

/** The fields of a version message that the rules examine. */
export interface JudgedVersion {
  /** The sender's protocol version. */
  version: number;
  /** The nonce by which a node recognises itself. */
  nonce?: bigint;
  /** The name of the sender's software. */
  user_agent?: Uint8Array;
}

/**
 * Check the contents of a version message.
 *
 * @param version - the peer's first version message
 * @param isOurs - whether we have sent a version with this nonce
 * @returns the rule that it breaks, or undefined if it breaks none
 */
export function judgeVersion(
  { version, nonce, user_agent }: JudgedVersion,
  isOurs: (nonce: bigint) => boolean,
): RuleName | undefined {
  if (version < OLDEST_VERSION) return 'obsolete';
  if (user_agent && user_agent.length > MAX_USER_AGENT) return 'long-user-agent';
  if (nonce !== undefined && isOurs(nonce)) return 'self';
  return undefined;
}

/**
 * Throw if a version message breaks a rule.
 *
 * @param version - as for {@link judgeVersion}
 * @param isOurs - whether we have sent a version with this nonce
 * @throws SelfConnectionError, ObsoleteVersionError
 * @throws WireError (path `user_agent`, offset 80) if the user agent is too long
 */
export function refuseVersion(version: JudgedVersion, isOurs: (nonce: bigint) => boolean): void {
  const rule = judgeVersion(version, isOurs);
  if (rule === 'self') throw new SelfConnectionError(version.nonce!);
  if (rule === 'obsolete')
    throw new ObsoleteVersionError(`${PEER_RULES[rule].what}: it is ${version.version}`);
  if (rule !== 'long-user-agent') return;
  throw new WireError(
    'user_agent',
    USER_AGENT_OFFSET,
    `at most ${MAX_USER_AGENT} bytes`,
    String(version.user_agent!.length),
  );
}

/** The state of the handshake with a peer, on which the rules for its messages depend. */
export interface Standing {
  /** The protocol version that both speak, once the peer's version has been received. */
  version?: number;
  /** Whether the peer's verack has been received. */
  acknowledged: boolean;
}

/**
 * Check a message by its command, the state of the handshake and the count it begins with. The rest of the
 * payload is left to the code that uses it.
 *
 * @param message - the message as received; a version is also checked by {@link judgeVersion}
 * @param standing - the state of the handshake
 * @param readCount - reads a count: lesson 03. It throws if the count is over 33,554,432: such a message is unreadable
 *   and breaks no other rule
 * @returns the rule that it breaks, or undefined if it breaks none
 */
export function judge(
  { command, payload }: { command: string; payload: Uint8Array },
  standing: Standing,
  readCount: (r: Reader) => number | bigint,
): RuleName | undefined {
  const { version, acknowledged } = standing;
  if (command === 'version') return version === undefined ? undefined : 'second-version';
  if (version === undefined) return 'before-version';
  if (command === 'verack') return acknowledged ? 'second-verack' : undefined;
  const negotiates = NEGOTIATED.includes(command);
  if (!acknowledged) return negotiates ? undefined : 'before-verack';
  if (negotiates) return version >= NEGOTIATION_VERSION ? 'late-negotiation' : 'unknown';
  if (command === 'ping' && version <= LAST_WITHOUT_PONG) return 'old-ping';
  if (command === 'ping' && payload.length < 8) return 'short-ping';
  const counted = COUNTED.get(command);
  return counted && countOf(payload, counted.at, readCount) > counted.most ? counted.rule : undefined;
}

/** Whether a rule ends the connection. */
export function endsConnection(rule: RuleName): boolean {
  const { action } = PEER_RULES[rule];
  return action === 'disconnect' || action === 'misbehaving';
}

function countOf(payload: Uint8Array, at: number, readCount: (r: Reader) => number | bigint): number {
  if (payload.length <= at) return 0;
  try {
    return Number(readCount(new Reader(payload.subarray(at))));
  } catch {
    // a count that cannot be read is reported by the code that reads the whole payload
    return 0;
  }
}
