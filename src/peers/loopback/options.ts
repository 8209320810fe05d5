import type { NetworkName } from '../../wire/networks';
import type { PeerMessage, VersionLike } from '../peer-codecs';
import type { MisbehaviourName } from './misbehaviours';
import type { Listener } from './transcript';

/** Something that a peer can do beyond the handshake: answer getdata, getheaders, … */
export interface Service {
  /** The messages that it answers. */
  commands: string[];
  /**
   * Is called for each such message after the handshake.
   *
   * @returns what to send; may be nothing. Each message is taken when there is room for it, so an answer that is long
   *   is best made bit by bit (a generator)
   * @throws any error, which the peer notes, if the message cannot be read
   */
  answer(message: PeerMessage): Iterable<PeerMessage>;
}

/** What a peer is to be like. All of it may be left out. */
export interface PeerOptions {
  /** Whose magic its messages have. Default: mainnet. */
  network?: NetworkName;
  /** The TCP port on 127.0.0.1. Default: any that is free. */
  port?: number;
  /**
   * The recorded version message that is its own: `satoshi-0.16.0-a`. Time, nonce and the other's address are those
   * of today.
   */
  personality?: string;
  /** Fields of its version message that are to be different; 0 and false are choices like any other. */
  version?: Partial<VersionLike>;
  /** All that is random comes from here: the same seed gives the same bytes. Default: 1. */
  seed?: number;
  /** What it does wrong; see `MISBEHAVIOURS`. */
  misbehave?: MisbehaviourName[];
  /** What it answers beyond ping. A service may also take ping over. */
  services?: Service[];
  /** Is told of every line of the transcript as it is written. */
  onEvent?: Listener;
  /** The clock, in milliseconds since the beginning of 1970. Default: that of the system. */
  now?: () => number;
  /** How many may be connected at the same time; others are closed at once. Default: 128. */
  maxConnections?: number;
  /** How long the other side may take for the handshake, in milliseconds. Default: 60,000. */
  handshakeTimeout?: number;
  /**
   * The process goes on as long as the peer does. By default it does not wait for it: a peer that somebody forgot
   * to close never keeps a test run from ending. (A kernel, or a client that waits for an answer, goes on by itself.)
   */
  keepAlive?: boolean;
}
