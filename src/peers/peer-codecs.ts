import type { Codec } from '../wire/codec/codec';
import type { WireError } from '../wire/codec/error';
import type { Reader } from '../wire/codec/reader';
import type { Writer } from '../wire/codec/writer';
import type { NetworkName } from '../wire/networks';

/** A message: what it is, and what it carries. */
export interface PeerMessage {
  /** What kind of message it is: `version`, `ping`. */
  command: string;
  /** What it carries; may be empty. */
  payload: Uint8Array;
}

/** An address as a version message has two of them. */
export interface AddressLike {
  /** What the node offers. */
  services: bigint;
  /** IPv4 or IPv6, as text. */
  ip: string;
  /** 0 to 65535. */
  port: number;
}

/** What a version message says; the fields after the fourth may be absent. */
export interface VersionLike {
  /** The protocol that the sender speaks. */
  version: number;
  /** What the sender offers. */
  services: bigint;
  /** The sender's clock, in seconds. */
  timestamp: bigint;
  /** How the sender sees the receiver. */
  addr_recv: AddressLike;
  /** How the sender sees itself. */
  addr_from?: AddressLike;
  /** By which a node notices that it has connected to itself. */
  nonce?: bigint;
  /** The sender's software. */
  user_agent?: Uint8Array;
  /** The height of the sender's chain. */
  start_height?: number;
  /** Whether transactions may be announced. */
  relay?: boolean;
}

/** What turns a stream into messages. */
export interface DemultiplexerLike {
  /** Take in what has come. */
  feed(chunk: Uint8Array): void;
  /** The next whole message, if there is one; throws if the connection must end. */
  next(): PeerMessage | undefined;
}

/**
 * The protocol code that a peer is handed: the reference answers, or a learner's own.
 *
 *     import { writeMessage } from './loopback/exercises/01-framing';
 *     import { version } from './loopback/exercises/06-version';
 *     import { Demultiplexer } from './loopback/exercises/07-streams';
 *     const peer = await startPeer({ writeMessage, Demultiplexer, version });
 */
export interface PeerCodecs {
  /** Lesson 01: header and payload. */
  writeMessage(w: Writer, message: PeerMessage, network: NetworkName): void;
  /** Lesson 07: what comes in chunks of any size goes out as messages. */
  Demultiplexer: new (
    network: NetworkName,
    policy: 'node',
    onFault: (error: WireError) => void,
  ) => DemultiplexerLike;
  /** Lesson 06: the payload of a version message. */
  version: Codec<VersionLike>;
  /** Lesson 03: how a count is read. Without it a peer does not judge how many items a message announces. */
  readVarInt?(r: Reader): bigint | number;
}
