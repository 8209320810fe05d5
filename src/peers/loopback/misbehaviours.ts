import type { NetworkName } from '../../wire/networks';
import type { SessionOptions, SessionStepLike } from '../../wire/streams/encrypted';
import type { Script } from '../../wire/streams/script';
import type { PeerMessage, V2Codecs, VersionLike } from '../peer-codecs';
import { announcement, cut, falseStart, garbage, inv, lengthened, miscounted, webServer } from './malformed';
import { V2_MISBEHAVIOURS } from './malformed-packets';
import type { Manner } from './outbox';
import type { Outgoing } from '../outgoing';
import type { SeededRandom } from '../seeded-random';

/** What a misbehaviour can use. */
export interface Tools {
  /** The source of all random numbers. */
  random: SeededRandom;
  /** The network whose magic the messages carry. */
  network: NetworkName;
  /** The other side's version message. */
  theirs: VersionLike;
  /** Makes a message as it is on the wire. */
  piece(message: PeerMessage): Outgoing;
}

/** One way to be a bad peer, as changes to a good one. */
export interface Misbehaviour {
  /** What it does, in a sentence. */
  what: string;
  /** Changes the peer's version message. */
  version?: (fields: VersionLike, tools: Tools) => VersionLike;
  /** Changes the messages sent in answer to a version: version, wtxidrelay, sendaddrv2, verack. */
  greeting?: (pieces: Outgoing[], tools: Tools) => Outgoing[];
  /** Changes what is sent after the handshake: a ping. */
  afterwards?: (pieces: Iterable<Outgoing>, tools: Tools) => Iterable<Outgoing>;
  /** Changes its side of the second transport; no effect on a peer that speaks the first one. */
  session?: (
    script: Script<SessionStepLike>,
    codecs: V2Codecs,
    options: SessionOptions,
  ) => Script<SessionStepLike>;
  /** Sends nothing but its greeting. */
  mute?: boolean;
  /** How the bytes are divided into writes. */
  manner?: Manner;
}

/**
 * Every JavaScript object inherits these properties: a node that looks up its handlers in a plain object finds one for each of them.
 */
const OF_OBJECTS = ['constructor', '__proto__', 'toString'];

const TABLE = {
  obsolete: {
    what: 'speaks version 31799, which is no longer accepted',
    version: (fields) => ({ ...fields, version: 31799 }),
  },
  'no-relay-byte': {
    what: 'speaks version 60002 at most, and its version message has no relay byte',
    version: ({ relay: _, ...fields }) => ({ ...fields, version: Math.min(fields.version, 60002) }),
  },
  self: {
    what: 'sends your own nonce back to you, as if you had connected to yourself',
    version: (fields, { theirs }) => ({ ...fields, nonce: theirs.nonce ?? fields.nonce }),
  },
  'trailing-bytes': {
    what: 'has 1 to 8 extra bytes after the last field of its version message',
    greeting: (pieces, tools) =>
      pieces.map((one) => (one.message?.command === 'version' ? lengthened(one.message, tools) : one)),
  },
  'flood-before-verack': {
    what: 'sends 1,000 invs, each of one transaction, between version and verack',
    greeting: (pieces, tools) => {
      const verack = find(pieces, 'verack');
      const invs = Array.from({ length: 1000 }, () => inv(tools));
      return [...pieces.slice(0, verack), ...invs, ...pieces.slice(verack)];
    },
  },
  reversed: {
    what: 'sends its verack before its version',
    greeting: (pieces) => {
      const verack = find(pieces, 'verack');
      return [pieces[verack], ...pieces.slice(0, verack), ...pieces.slice(verack + 1)];
    },
  },
  'silent-after-version': {
    what: 'says nothing after its version, so the verack never comes',
    greeting: (pieces) => pieces.slice(0, find(pieces, 'version') + 1),
    mute: true,
  },
  silent: {
    what: 'accepts the connection and says nothing',
    greeting: () => [],
    mute: true,
  },
  'false-start': {
    what: 'repeats the first byte of the magic: on mainnet, f9 f9 be b4 d9',
    greeting: (pieces, { network }) => [falseStart(network), ...pieces],
  },
  'garbage-first': {
    what: 'sends 1 to 64 random bytes before the first magic; none of them is the first byte of a magic',
    greeting: (pieces, { random, network }) => [garbage(random, network), ...pieces],
  },
  'cut-off': {
    what: 'closes the connection in the middle of its version message',
    greeting: (pieces, { random }) => {
      const version = find(pieces, 'version');
      return version === -1 ? pieces : [...pieces.slice(0, version), cut(pieces[version], random)];
    },
  },
  http: {
    what: 'is a web server: it answers HTTP/1.1 400 Bad Request and closes',
    greeting: () => [webServer()],
  },
  'odd-commands': {
    what: `sends the commands ${OF_OBJECTS.join(', ')}, and getcfheaders, which fills all 12 bytes`,
    *afterwards(pieces, { random, piece }) {
      yield* pieces;
      for (const command of [...OF_OBJECTS, 'getcfheaders']) {
        yield piece({ command, payload: random.bytes(8) });
      }
    },
  },
  pings: {
    what: 'sends 100,000 pings after the handshake',
    *afterwards(pieces, { random, piece }) {
      yield* pieces;
      for (let i = 1; i < 100_000; i++) yield piece({ command: 'ping', payload: random.bytes(8) });
    },
  },
  'bad-checksum-once': {
    what: 'sends a ping with one wrong byte in its checksum, and then a good one',
    *afterwards(pieces, { random, piece }) {
      yield miscounted(piece({ command: 'ping', payload: random.bytes(8) }), random);
      yield* pieces;
    },
  },
  'too-long': {
    what: 'announces a message of 4,000,001 bytes after the handshake',
    *afterwards(pieces, tools) {
      yield* pieces;
      yield announcement(4_000_001, tools);
    },
  },
  huge: {
    what: 'announces a message of 4,294,967,295 bytes (ff ff ff ff) after the handshake',
    *afterwards(pieces, tools) {
      yield* pieces;
      yield announcement(0xffffffff, tools);
    },
  },
  'cut-off-later': {
    what: 'closes the connection in the middle of the first message after the handshake',
    *afterwards(pieces, { random }) {
      const [first] = pieces;
      if (first) yield cut(first, random);
    },
  },
  together: {
    what: 'sends version, verack and ping in one write',
    manner: { gather: true },
  },
  'one-byte': {
    what: 'sends every byte separately',
    manner: { split: true },
  },
  slow: {
    what: 'waits about 20 ms between two writes',
    manner: { delay: 20 },
  },
  ...V2_MISBEHAVIOURS,
} satisfies Record<string, Misbehaviour>;

/** The name of a misbehaviour. */
export type MisbehaviourName = keyof typeof TABLE;

/** All misbehaviours. Several can be combined; they are applied in this order. */
export const MISBEHAVIOURS: Readonly<Record<MisbehaviourName, Misbehaviour>> = TABLE;

function find(pieces: Outgoing[], command: string): number {
  return pieces.findIndex(({ message }) => message?.command === command);
}
