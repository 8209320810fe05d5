import { frame, VERACK, VERSION } from '../../suite/bare-client';
import type { RuleName } from '../../wire/streams/peer-rules';

const NONCE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
/** The last message of a case: whether it is answered shows whether the connection has survived. */
export const LAST_PING = frame('ping', new Uint8Array(8).fill(0xff));
const NONE = new Uint8Array(0);
const PAYLOAD = VERSION.subarray(24);

/** The recorded version message with some bytes replaced. */
const versionWith = (offset: number, ...bytes: number[]) => {
  const payload = Buffer.from(PAYLOAD);
  payload.set(bytes, offset);
  return frame('version', payload);
};

/** A version message whose user agent has `length` bytes. */
const named = (length: number) =>
  frame(
    'version',
    Buffer.concat([
      PAYLOAD.subarray(0, 80),
      Uint8Array.of(0xfd, length & 255, length >> 8),
      Buffer.alloc(length, 'x'),
      Buffer.alloc(5),
    ]),
  );

/** A version message for protocol 70016. */
const MODERN = versionWith(0, 0x80, 0x11, 1, 0);

const broken = (command: string, at: number) => {
  const bytes = frame(command, NONCE);
  bytes[at] ^= 1;
  return bytes;
};
const huge = () => {
  const bytes = frame('tx', NONE);
  bytes.writeUInt32LE(4_000_001, 16);
  return bytes;
};
/** A message that announces `count` items but does not contain them. */
const announcing = (command: string, count: number, before = 0) =>
  frame(command, Uint8Array.of(...new Uint8Array(before), 0xfd, count & 255, count >> 8));

/** What a client sends, and which of version, verack and pong it receives. */
export interface Case {
  /** What is sent, in order. */
  sent: Uint8Array[];
  /** The version, verack and pong messages that come back, in order. */
  heard: string[];
  /** Whether the other side ends the connection. */
  ends: boolean;
}

const GREETED = [VERSION, VERACK];
const HELLO = ['version', 'verack'];
const dropped = (bytes: Uint8Array): Case => ({
  sent: [...GREETED, bytes, LAST_PING],
  heard: [...HELLO, 'pong'],
  ends: false,
});
const ended = (...bytes: Uint8Array[]): Case => ({
  sent: [...GREETED, ...bytes, LAST_PING],
  heard: HELLO,
  ends: true,
});
const droppedFirst = (bytes: Uint8Array): Case => ({
  sent: [bytes, ...GREETED, LAST_PING],
  heard: [...HELLO, 'pong'],
  ends: false,
});

/**
 * Violations of each rule. That a node recognises its own nonce takes two of its connections: see lesson 11.
 */
export const RULE_CASES: Record<Exclude<RuleName, 'self'>, Case[]> = {
  magic: [ended(broken('tx', 0)), { sent: [broken('tx', 3)], heard: [], ends: true }],
  length: [ended(huge()), { sent: [huge()], heard: [], ends: true }],
  checksum: [dropped(broken('ping', 24)), dropped(broken('ping', 20)), droppedFirst(broken('version', 24))],
  command: [
    dropped(frame('pi\0ng', NONCE)),
    dropped(frame('pi\x7fng', NONCE)),
    dropped(frame('p\x1fng', NONCE)),
  ],
  unreadable: [
    ...[0, 45, 60, 79].map((length) => droppedFirst(frame('version', PAYLOAD.subarray(0, length)))),
    // a length that is not minimally encoded
    droppedFirst(
      frame('version', Buffer.concat([PAYLOAD.subarray(0, 80), Uint8Array.of(0xfd, 3, 0, 1, 1, 1)])),
    ),
    // a count that is over 33,554,432, so it is no count at all
    ...['inv', 'getdata', 'headers', 'addr', 'addrv2'].map((command) =>
      dropped(frame(command, Uint8Array.of(0xfe, 1, 0, 0, 2))),
    ),
    dropped(frame('getheaders', Uint8Array.of(0, 0, 0, 0, ...new Uint8Array(9).fill(0xff)))),
  ],
  'trailing-bytes': [
    {
      sent: [frame('version', Buffer.concat([PAYLOAD, NONCE])), VERACK, LAST_PING],
      heard: [...HELLO, 'pong'],
      ends: false,
    },
    { sent: [...GREETED, frame('ping', new Uint8Array(9))], heard: [...HELLO, 'pong'], ends: false },
  ],
  unknown: [dropped(frame('abcdefghijkl', NONCE)), dropped(frame('constructor', NONE))],
  'before-version': [droppedFirst(frame('ping', NONCE)), droppedFirst(announcing('inv', 50_001))],
  'before-verack': [
    { sent: [VERSION, frame('ping', NONCE), VERACK, LAST_PING], heard: [...HELLO, 'pong'], ends: false },
    { sent: [VERSION, announcing('inv', 50_001), VERACK, LAST_PING], heard: [...HELLO, 'pong'], ends: false },
  ],
  'second-version': [dropped(VERSION), dropped(versionWith(0, 1, 0, 0, 0)), dropped(frame('version', NONE))],
  'second-verack': [dropped(VERACK)],
  obsolete: [{ sent: [versionWith(0, 0x37, 0x7c, 0, 0), VERACK, LAST_PING], heard: [], ends: true }],
  'long-user-agent': [droppedFirst(named(257)), droppedFirst(named(3900))],
  'late-negotiation': ['sendaddrv2', 'wtxidrelay', 'feature'].flatMap((command) => [
    { sent: [MODERN, VERACK, frame(command, NONE), LAST_PING], heard: HELLO, ends: true },
    { sent: [MODERN, frame(command, NONE), VERACK, LAST_PING], heard: [...HELLO, 'pong'], ends: false },
  ]),
  'short-ping': [dropped(frame('ping', NONCE.subarray(0, 7))), dropped(frame('ping', NONE))],
  'old-ping': [
    {
      sent: [versionWith(0, 0x60, 0xea, 0, 0), VERACK, frame('ping', NONCE), broken('tx', 0)],
      heard: HELLO,
      ends: true,
    },
  ],
  inv: ['inv', 'getdata'].flatMap((command) => [
    ended(announcing(command, 50_001)),
    ended(announcing(command, 0xffff)),
  ]),
  headers: [ended(announcing('headers', 2_001)), dropped(announcing('headers', 2_000))],
  addr: ['addr', 'addrv2'].flatMap((command) => [
    ended(announcing(command, 1_001)),
    dropped(announcing(command, 1_000)),
  ]),
  locator: ['getheaders', 'getblocks'].map((command) =>
    ended(frame(command, Uint8Array.of(0, 0, 0, 0, 102))),
  ),
};
