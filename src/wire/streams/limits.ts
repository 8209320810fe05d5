/**
 * How much a node gives to a stranger. Everything that a peer can make us hold, do or wait for has a limit, and every
 * limit has its name here. What depends on a single message is in `rules.ts`.
 *
 * @module
 */

/** How long connecting may take, in milliseconds. */
export const CONNECT_TIMEOUT = 5_000;

/** How long a handshake may take, in milliseconds. @see Bitcoin Core, src/net.h, DEFAULT_PEER_CONNECT_TIMEOUT */
export const HANDSHAKE_TIMEOUT = 60_000;

/** A peer that has sent nothing for this long is gone, in milliseconds. @see Bitcoin Core, src/net.h, TIMEOUT_INTERVAL */
export const SILENCE_LIMIT = 20 * 60_000;

/**
 * How often a peer that we do not read from is probed with a ping, in milliseconds: if it is gone, its system refuses
 * the ping, and that is noticed although nothing is read.
 */
export const PROBE_INTERVAL = 5_000;

/**
 * How long a ping, or the end of a connection, waits for the messages before it to be dealt with, in milliseconds.
 * Then it goes first.
 */
export const TURN_PATIENCE = 2_000;

/** How many peers may be connected to us at a time. @see Bitcoin Core, src/net.h, DEFAULT_MAX_PEER_CONNECTIONS */
export const MAX_INBOUND = 125;

/** How many of them may have the same address: no fewer than five addresses can take all places. */
export const MAX_PER_ADDRESS = 25;

/** How many bytes of payload may wait to be received before no more is taken from the connection. */
export const INBOX_LIMIT = 1_000_000;

/** How many messages may wait to be received, however small they are. */
export const INBOX_MESSAGES = 1_000;

/** How many bytes may wait to be split into messages before the socket is paused. */
export const UNSPLIT_LIMIT = 256 * 1024;

/** A turn of one peer ends after this many messages: then the others have theirs. */
export const TURN_MESSAGES = 16;

/** A turn of one peer ends after this many bytes, also within a message. */
export const TURN_BYTES = 128 * 1024;

/** How long a peer that is hung up on may take to read what was sent before, in milliseconds. */
export const PARTING_TIMEOUT = 1_000;
