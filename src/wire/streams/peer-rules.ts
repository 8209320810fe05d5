/**
 * What a node does with a message that is not as it should be. The rules are those of Bitcoin Core. The loopback peer
 * and the node of lesson 08 both act on this table.
 *
 * @module
 */
import { WireError } from '../codec/error';
import { Reader } from '../codec/reader';
import { ObsoleteVersionError, SelfConnectionError } from './peer-errors';

/**
 * What happens: the message is dropped, as unreadable; it is ignored, as said at the wrong time or unknown; the
 * connection ends; or it ends, and the address is avoided for a while (the workbook's nodes only end it).
 */
export type Action = 'drop' | 'ignore' | 'disconnect' | 'misbehaving';

/** One rule. */
export interface Rule {
  /** What is wrong. */
  readonly what: string;
  /** What happens then. */
  readonly action: Action;
  /** Where it is written. */
  readonly source: string;
}

const NET = 'Bitcoin Core, src/net.cpp';
const PROCESSING = 'Bitcoin Core, src/net_processing.cpp';

/** The rules, in the order in which a message meets them. */
export const RULES = {
  magic: { what: 'the magic is not that of the network', action: 'disconnect', source: NET },
  length: { what: 'a payload of more than 4,000,000 bytes is announced', action: 'disconnect', source: NET },
  checksum: { what: 'the checksum is not that of the payload', action: 'drop', source: NET },
  command: { what: 'the command is not printable ASCII padded with NUL bytes', action: 'drop', source: NET },
  unreadable: { what: 'the payload is truncated or malformed', action: 'drop', source: PROCESSING },
  'trailing-bytes': {
    what: 'bytes follow the last field of the payload',
    action: 'ignore',
    source: PROCESSING,
  },
  unknown: { what: 'the command is not known', action: 'ignore', source: PROCESSING },
  'before-version': { what: 'it came before the version', action: 'ignore', source: PROCESSING },
  'before-verack': { what: 'it came before the verack', action: 'ignore', source: PROCESSING },
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
    what: 'it came after the verack, and belongs before it',
    action: 'disconnect',
    source: 'BIP 155, BIP 339, BIP 434',
  },
  'short-ping': { what: 'a ping of fewer than 8 bytes', action: 'drop', source: 'BIP 31' },
  'old-ping': {
    what: 'a ping of protocol 60000 or older: it has no answer',
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
export type RuleName = keyof typeof RULES;

/** The oldest protocol that is still spoken: 31800 brought getheaders. */
export const OLDEST_VERSION = 31800;

/** The longest user agent that a node takes, in bytes. */
export const MAX_USER_AGENT = 256;

/** Where the user agent begins in a version message: 46 bytes, then addr_from and nonce. */
const USER_AGENT_OFFSET = 46 + 34;

/** The last protocol version whose ping has no answer (BIP 31). */
export const LAST_WITHOUT_PONG = 60000;

/** From this version on features are negotiated between version and verack. */
export const NEGOTIATION_VERSION = 70016;

/** What is negotiated there. */
export const NEGOTIATED: readonly string[] = ['wtxidrelay', 'sendaddrv2', 'feature'];

/** Messages that begin with a count: after how many bytes, how many at most, and which rule says so. */
const COUNTED = new Map<string, { rule: RuleName; at: number; most: number }>([
  ['inv', { rule: 'inv', at: 0, most: 50_000 }],
  ['getdata', { rule: 'inv', at: 0, most: 50_000 }],
  ['headers', { rule: 'headers', at: 0, most: 2_000 }],
  ['addr', { rule: 'addr', at: 0, most: 1_000 }],
  ['addrv2', { rule: 'addr', at: 0, most: 1_000 }],
  // the protocol version comes first
  ['getheaders', { rule: 'locator', at: 4, most: 101 }],
  ['getblocks', { rule: 'locator', at: 4, most: 101 }],
]);

/** What a version message says, as far as a rule asks for it. */
export interface JudgedVersion {
  /** The protocol that the sender speaks. */
  version: number;
  /** By which a node recognises itself. */
  nonce?: bigint;
  /** The sender's software. */
  user_agent?: Uint8Array;
}

/**
 * Judge what a version message says.
 *
 * @param version - the first one of this peer
 * @param isOurs - whether we have sent a version with this nonce
 * @returns the rule that it breaks; undefined if it breaks none
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
 * Refuse a version message that breaks a rule.
 *
 * @param version - as {@link judgeVersion} takes it
 * @param isOurs - whether we have sent a version with this nonce
 * @throws SelfConnectionError, ObsoleteVersionError
 * @throws WireError (path `user_agent`, offset 80) if the user agent is too long
 */
export function refuseVersion(version: JudgedVersion, isOurs: (nonce: bigint) => boolean): void {
  const rule = judgeVersion(version, isOurs);
  if (rule === 'self') throw new SelfConnectionError(version.nonce!);
  if (rule === 'obsolete') throw new ObsoleteVersionError(`${RULES[rule].what}: it is ${version.version}`);
  if (rule !== 'long-user-agent') return;
  throw new WireError(
    'user_agent',
    USER_AGENT_OFFSET,
    `at most ${MAX_USER_AGENT} bytes`,
    String(version.user_agent!.length),
  );
}

/** How far the handshake with a peer is, as its messages are judged by it. */
export interface Standing {
  /** The protocol version that both speak, once the peer's version has come. */
  version?: number;
  /** Its verack has come. */
  acknowledged: boolean;
}

/**
 * Judge a message by its command, its time and the count it begins with. Payloads are not read any further: that is
 * for those who use them.
 *
 * @param message - as it came; a version is judged by {@link judgeVersion}, too
 * @param standing - how far the handshake is
 * @param readCount - reads a CompactSize: lesson 03
 * @returns the rule that it breaks; undefined if it breaks none
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
  const { action } = RULES[rule];
  return action === 'disconnect' || action === 'misbehaving';
}

function countOf(payload: Uint8Array, at: number, readCount: (r: Reader) => number | bigint): number {
  if (payload.length <= at) return 0;
  try {
    return Number(readCount(new Reader(payload.subarray(at))));
  } catch {
    // a count that cannot be read is reported by those who read the whole payload
    return 0;
  }
}
