import type { NetworkName } from '../../wire/networks';
import type { PeerMessage, VersionLike } from '../peer-codecs';
import type { MisbehaviourName } from './misbehaviours';
import type { Listener } from './transcript';

/** The other side of a connection, as far as an answer depends on it. It is the same object for all of them. */
export interface Asker {
  /** Whether it has sent sendaddrv2 before its verack. */
  addrV2: boolean;
}

/** Something that a peer can do after the handshake: answer getdata, getheaders, … */
export interface Service {
  /** The commands of the messages that it answers. */
  commands: string[];
  /**
   * Called for each such message after the handshake.
   *
   * @param message - the message
   * @param asker - who sent it
   * @returns the messages to send; may be empty. Each is fetched when there is room for it, so a long answer
   *   is best produced by a generator
   * @throws any error, which the peer records, if the message cannot be read
   */
  answer(message: PeerMessage, asker?: Asker): Iterable<PeerMessage>;
}

/** Options of a peer. */
export interface PeerOptions {
  /** The network whose magic its messages carry. Default: mainnet. */
  network?: NetworkName;
  /** The TCP port on 127.0.0.1. Default: any free port. */
  port?: number;
  /**
   * The recorded version message that it uses as its own: `satoshi-0.16.0-a`. Time, nonce and the other
   * side's address are replaced by current ones.
   */
  personality?: string;
  /** Fields of its version message to override; 0 and false are valid values. */
  version?: Partial<VersionLike>;
  /**
   * Which transport it speaks. `auto`: the second one with a peer that does not begin with the magic, and the first
   * one otherwise. `v1`: only the first, so it hangs up on such a peer. Default: auto.
   */
  transport?: 'auto' | 'v1';
  /** The seed of all random numbers: the same seed yields the same bytes. Default: 1. */
  seed?: number;
  /** What it does wrong; see `MISBEHAVIOURS`. */
  misbehave?: MisbehaviourName[];
  /** What it answers besides ping. A service may also handle ping itself. */
  services?: Service[];
  /** Called with every line of the transcript as it is recorded. */
  onEvent?: Listener;
  /** The clock, in milliseconds since the beginning of 1970. Default: the system's. */
  now?: () => number;
  /**
   * Maximum number of simultaneous connections. If there are more, the newest one that has sent nothing since its
   * handshake is closed; if there is none, the one that came last. Default: 125.
   */
  maxConnections?: number;
  /** Maximum number of simultaneous connections from the same address; otherwise the same. Default: 25. */
  maxPerAddress?: number;
  /** How long the other side may take for the handshake, in milliseconds. Default: 60,000. */
  handshakeTimeout?: number;
  /**
   * Whether the peer keeps the process running. By default it does not, so a peer that you forgot to close
   * never keeps a test run from ending. (A kernel, or a client waiting for an answer, keeps running anyway.)
   */
  keepAlive?: boolean;
}
