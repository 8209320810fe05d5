import { Handshake } from 'answers/09-handshake';
import fc from 'fast-check';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { WireError } from '../../src/wire/codec/error';
import { ObsoleteVersionError, SelfConnectionError } from '../../src/wire/streams/peer-errors';
import {
  OWN,
  THEIRS,
  VERACK,
  OUR_VERSION,
  THEIR_VERSION,
  version,
  must,
  threw,
  sends,
  after,
  swallowed,
  SWALLOWED,
} from './shared';

const UNNOTICED =
  'It went on. Their version carries our own nonce, so it came from us: we have connected to ourselves.';

describe('Handshake', () => {
  test('ignores bytes after the last field of a version', () => {
    const payload = Uint8Array.of(...THEIR_VERSION.payload, 1, 2, 3);
    expect(() => after(false, { command: 'version', payload }).handshake.theirs).toGive(THEIRS, [
      [
        threw,
        'You rejected a version with bytes after its last field. A newer node may send more: read what you understand.',
      ],
    ]);
  });

  test('rejects a truncated version', () => {
    const payload = THEIR_VERSION.payload.subarray(0, 45);
    expect(() => after(true, { command: 'version', payload })).toRefuse(
      { path: 'addr_recv.port', offset: 44 },
      [
        [
          swallowed,
          'It cannot be read, but nothing was thrown. Let the WireError pass: it says what is wrong.',
        ],
      ],
    );
  });

  test('rejects a user agent of more than 256 bytes', () => {
    const withUserAgent = (length: number) =>
      version({ ...THEIRS, user_agent: new Uint8Array(length).fill(0x61) });
    expect(() => after(true, withUserAgent(257))).toRefuse({ path: 'user_agent', offset: 80 }, [
      [swallowed, SWALLOWED],
      [
        (got: unknown) => !threw(got),
        'You accepted a user agent of 257 bytes. The limit is 256: without one, it could be megabytes long.',
      ],
    ]);
    expect(() => after(true, withUserAgent(256)).sent).toGive(
      ['version', 'verack'],
      [[threw, 'You rejected a user agent of 256 bytes. The limit is 256, and 256 itself is allowed.']],
    );
  });

  test('keeps a copy of a version, not a view of the payload', () => {
    const large = new Uint8Array(1_000_000);
    large.set(THEIR_VERSION.payload);
    const { handshake } = after(true, { command: 'version', payload: large });
    must(
      (handshake.theirs?.user_agent?.buffer.byteLength ?? 0) < 16_384,
      'The user agent of 11 bytes is a view of the payload, and keeps all of its 1,000,000 bytes in memory. Copy what you keep: use slice().',
    );
  });

  test('recognises a connection to itself by its own nonce', () => {
    for (const inbound of [true, false]) {
      expect(() => after(inbound, version({ ...THEIRS, nonce: OWN.nonce }))).toRefuseWith(
        SelfConnectionError,
        [],
        [
          [swallowed, SWALLOWED],
          [(got: unknown) => !threw(got), UNNOTICED],
        ],
      );
    }
  });

  test('recognises the nonces of all connections of a node', () => {
    const ours = [3n, 0n, 2n ** 64n - 1n];
    for (const nonce of ours) {
      const handshake = new Handshake(OWN, true, (asked) => ours.includes(asked));
      expect(() => handshake.receive(version({ ...THEIRS, nonce }))).toRefuseWith(
        SelfConnectionError,
        [String(nonce)],
        [
          [swallowed, SWALLOWED],
          [
            (got: unknown) => !threw(got) && nonce === 0n,
            'You accepted the nonce 0. It is a nonce like any other, but `if` treats it as false.',
          ],
          [
            (got: unknown) => !threw(got),
            'It went on. isOurs() decides which nonces are ours: there are more than the one of this connection.',
          ],
        ],
      );
    }
    const handshake = new Handshake(OWN, true, (asked) => ours.includes(asked));
    expect(() => handshake.receive(version(THEIRS))).toGive([OUR_VERSION, VERACK]);
  });

  test('never takes a version without a nonce for its own', () => {
    const { version: number, services, timestamp, addr_recv } = THEIRS;
    const short = { version: number, services, timestamp, addr_recv };
    for (const own of [OWN, short]) {
      const handshake = new Handshake(own, true);
      expect(() => handshake.receive(version(short))).toGive(
        [version(own), VERACK],
        [
          [
            (got: unknown) => got instanceof TypeError,
            'An old version message ends early: `nonce`, `user_agent` and what follows may be undefined.',
          ],
          [threw, 'You rejected it. An old version message has no nonce: there is nothing to compare.'],
        ],
      );
    }
  });

  test.each([31799, 209, 0, -1])('rejects a peer with protocol version %d as too old', (number) => {
    expect(() => after(true, version({ ...THEIRS, version: number }))).toRefuseWith(
      ObsoleteVersionError,
      [],
      [
        [swallowed, SWALLOWED],
        [
          (got: unknown) => !threw(got),
          `You accepted protocol version ${number}. The oldest one that is still accepted is 31800.`,
        ],
      ],
    );
  });

  test('accepts protocol version 31800 and any later one', () => {
    for (const number of [31800, 60000, 70017, 2 ** 31 - 1]) {
      expect(() => after(true, version({ ...THEIRS, version: number })).sent).toGive(
        ['version', 'verack'],
        [[threw, `You rejected protocol version ${number}. Accept 31800 and every later one.`]],
      );
    }
  });

  test('does not count a rejected version', () => {
    for (const wrong of [{ nonce: OWN.nonce }, { version: 1 }, { user_agent: new Uint8Array(257) }]) {
      const handshake = new Handshake(OWN, true);
      handshake.receive(VERACK);
      expect(() => handshake.receive(version({ ...THEIRS, ...wrong }))).toThrow();
      must(!handshake.done, 'It threw, but is done all the same. Record their version after the checks.');
    }
  });

  test('counts the next version after one that cannot be read', () => {
    for (const length of [0, 45, 60]) {
      const handshake = new Handshake(OWN, true);
      const payload = THEIR_VERSION.payload.subarray(0, length);
      expect(() => handshake.receive({ command: 'version', payload })).toThrow(WireError);
      expect(() => handshake.receive(THEIR_VERSION)).toGive(
        [OUR_VERSION, VERACK],
        [
          [
            sends(),
            'You counted an unreadable version as the first one, and ignored the next one. Record that a version has come only once it has been read.',
          ],
        ],
      );
    }
  });

  test('sends one version and one verack, and is done when both have come, whatever else comes', () => {
    const others = fc.constantFrom('ping', 'inv', 'addr', 'tx');
    const anyMessage = fc.oneof(
      fc.constantFrom(THEIR_VERSION, VERACK),
      fc.record({ command: others, payload: anyBytes(20) }),
    );
    forAny([fc.array(anyMessage, { maxLength: 8 }), fc.boolean()], (messages, inbound) => {
      const greeted = messages.includes(THEIR_VERSION);
      const { handshake, sent } = after(inbound, ...messages);
      const expected = [...(greeted || !inbound ? ['version'] : []), ...(greeted ? ['verack'] : [])];
      const verackFirst =
        messages.includes(VERACK) && messages.indexOf(VERACK) < messages.indexOf(THEIR_VERSION);
      expect(sent).toGive(expected, [
        [
          (got: unknown) => verackFirst && Array.isArray(got) && !got.includes('verack'),
          'Their verack came before their version, and then you did not answer the version. Each first version gets a verack, whichever of the two comes first.',
        ],
      ]);
      expect(handshake.done).toGive(greeted && messages.includes(VERACK));
    });
  });
});
