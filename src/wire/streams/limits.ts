/**
 * The limits of what a peer can make us store, do or wait for. Rules about single messages are in
 * `peer-rules.ts`.
 *
 * @module
 */

/** How long connecting may take, in milliseconds. */
export const CONNECT_TIMEOUT = 5_000;

/**
 * How long a handshake may take, in milliseconds.
 *
 * @see Bitcoin Core, src/net.h, DEFAULT_PEER_CONNECT_TIMEOUT
 */
export const HANDSHAKE_TIMEOUT = 60_000;

/** How long a peer may send nothing, in milliseconds. @see Bitcoin Core, src/net.h, TIMEOUT_INTERVAL */
export const SILENCE_LIMIT = 20 * 60_000;

/**
 * How often a peer that we are not reading from is probed with a ping, in milliseconds: if it is gone, its
 * system rejects the ping, which is noticed even though nothing is read.
 */
export const PROBE_INTERVAL = 5_000;

/**
 * How long a ping, or the end of a connection, waits for earlier messages to be dealt with, in milliseconds.
 * After that it is handled first.
 */
export const TURN_PATIENCE = 2_000;

/** Maximum number of inbound connections. @see Bitcoin Core, src/net.h, DEFAULT_MAX_PEER_CONNECTIONS */
export const MAX_INBOUND = 125;

/**
 * Maximum number of inbound connections from the same address: it takes at least five addresses to fill all
 * slots.
 */
export const MAX_PER_ADDRESS = 25;

/** How many bytes of payload may wait to be received before reading from the connection pauses. */
export const INBOX_LIMIT = 1_000_000;

/** How many messages may wait to be received, however small they are. */
export const INBOX_MESSAGES = 1_000;

/**
 * How many bytes are split into messages at once. So few bytes hold few messages: a header alone takes 24
 * bytes.
 */
export const PORTION = 512;

/** How many bytes may wait to be split into messages before the socket is paused. */
export const UNSPLIT_LIMIT = 256 * 1024;

/** A peer's turn ends after this many messages, so that the others get theirs. */
export const TURN_MESSAGES = 16;

/** A peer's turn ends after this many bytes, even in the middle of a message. */
export const TURN_BYTES = 128 * 1024;

/** How long a peer may take, after we close the connection, to read what was sent before, in milliseconds. */
export const PARTING_TIMEOUT = 1_000;
