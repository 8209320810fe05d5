import type { NetworkName } from '../networks';
import type { PeerMessage, VersionLike } from './codecs';
import type { Manner } from './outbox';
import type { Piece } from './piece';
import type { Random } from './random';

/** What a misbehaviour has at hand. */
export interface Tools {
  /** Where all that is random comes from. */
  random: Random;
  /** Whose magic the messages have. */
  network: NetworkName;
  /** What the other side said in its version message. */
  theirs: VersionLike;
  /** Make a message as it stands on the wire. */
  piece(message: PeerMessage): Piece;
}

/** One way to be a bad peer: what it changes of a good one. */
export interface Misbehaviour {
  /** What it does, in a sentence. */
  what: string;
  /** Changes the peer's version message. */
  version?: (fields: VersionLike, tools: Tools) => VersionLike;
  /** Changes what answers a version: version, wtxidrelay, sendaddrv2, verack. */
  greeting?: (pieces: Piece[], tools: Tools) => Piece[];
  /** Changes what follows the handshake: a ping. */
  afterwards?: (pieces: Iterable<Piece>, tools: Tools) => Iterable<Piece>;
  /** Says nothing but its greeting. */
  mute?: boolean;
  /** In which portions the bytes are sent. */
  manner?: Manner;
}

/** All the ways to be a bad peer. Several can be had at once: they are applied in this order. */
export const MISBEHAVIOURS = {} satisfies Record<string, Misbehaviour>;

/** The name of a misbehaviour. */
export type MisbehaviourName = keyof typeof MISBEHAVIOURS;
