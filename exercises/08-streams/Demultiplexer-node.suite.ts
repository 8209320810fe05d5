import { Demultiplexer } from 'answers/08-streams';
import { patched } from '../../src/suite/inputs';
import { frame, inChunksOf, joined, line, type Outcome } from '../../src/suite/stream-inputs';
import { WireError } from '../../src/wire/codec/error';
import { type NetworkName } from '../../src/wire/networks';
import { recording } from '../../src/peers/recordings';
import {
  NONE,
  NETWORK_NAMES,
  VERACK,
  VERSION,
  PING,
  PONG,
  DAMAGED,
  about,
  threw,
  ping,
  pong,
  run,
  messagesOf,
  some,
} from './shared';

/** With the bound on hashing for nothing as its limit, a demultiplexer believes a little over 8,000,000. */
const refusesNineMillion = () => run('node', [patched(VERACK, 16, '40548900')]).end === 'length at 16';

describe('Demultiplexer', () => {
  test('node: a wrong magic ends the connection', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(VERACK, '3c', VERSION));
    expect(() => demultiplexer.next()).toGive({ command: 'verack', payload: NONE }, [
      [about('magic'), 'The message before the wrong magic is good. Return it first.'],
    ]);
    expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 24 }, [
      [
        (got: unknown) => (got as { command?: string } | undefined)?.command === 'version',
        'It went on searching for a magic. Nodes did so until 0.8.2; with the policy node, a wrong magic ends the connection.',
      ],
      [
        undefined,
        'It did not throw. With the policy node, a wrong magic ends the connection: throw the error.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'magic' && got.offset === 0,
        'You counted the offset from the start of the message. Count from the start of the stream: 24.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'magic' && got.offset > 24,
        'The wrong magic is at byte 24. You dropped what was held before you counted its offset: position had moved on.',
      ],
    ]);
  });

  test('node: fewer than 24 bytes are never judged', () => {
    const demultiplexer = new Demultiplexer();
    for (const chunk of inChunksOf(1, new Uint8Array(23))) {
      demultiplexer.feed(chunk);
      expect(() => demultiplexer.next()).toGive(undefined, [
        [
          threw,
          'You judged the magic before the header was complete. Bitcoin Core checks it once it has 24 bytes.',
        ],
      ]);
    }
    demultiplexer.feed(new Uint8Array(1));
    expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 0 });
  });

  test('node: after the end, no message comes out and nothing is kept', () => {
    const reported: WireError[] = [];
    const demultiplexer = new Demultiplexer('mainnet', 'node', (error) => reported.push(error));
    demultiplexer.feed(joined(new Uint8Array(24), PING));
    for (let i = 0; i < 3; i++) {
      expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 0 }, [
        [
          ping,
          'A message came out after the end. Once a peer has sent a wrong magic, the error must come again at every call.',
        ],
        [undefined, 'You threw the error only once. Throw it again at every later call.'],
      ]);
      const feedMore = () => void demultiplexer.feed(joined(PING, new Uint8Array(100_000)));
      expect(feedMore).toGive(undefined, [
        [threw, '`feed` threw. Once the stream has ended, it ignores what arrives; only `next` throws.'],
      ]);
    }
    expect(demultiplexer.held.length < 1000).toGive(true, [
      [false, 'The connection has ended, but you still collect what arrives. Ignore it.'],
    ]);
    expect(reported.map(({ path }) => path)).toGive(
      ['magic'],
      [
        [[], 'You did not call onInvalid. Call it with the error that ends the connection, too.'],
        [
          ['magic', 'magic', 'magic'],
          'You called onInvalid with the same error again and again. Once is enough.',
        ],
      ],
    );
  });

  test('node: a length over the limit ends the connection as soon as its header is complete', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(VERACK, patched(PING, 16, '01093d00').subarray(0, 24)));
    demultiplexer.next();
    expect(() => demultiplexer.next()).toRefuse({ path: 'length', offset: 24 + 16 }, [
      [
        (got: unknown) => got === undefined && refusesNineMillion(),
        'It waits for 4,000,001 bytes, though not for 9,000,000. What is left of the bound for resync may be more than 4,000,000, but the limit that you pass to `examine` must never exceed 4,000,000.',
      ],
      [
        undefined,
        'It waits for 4,000,001 bytes. Before 0.10.1, nodes waited for 32 MiB from anyone (CVE-2015-3641): judge the length at once.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'length' && got.offset === 16,
        'You counted the offset from the start of the message. Count from the start of the stream.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'length' && got.offset > 40,
        'The length is at byte 40. You dropped what was held before you counted its offset: position had moved on.',
      ],
    ]);
  });

  test('node: a bad checksum drops only that message, as in every version of Bitcoin Core', () => {
    const outcome = () => run('node', [joined(VERACK, DAMAGED, PONG)]);
    expect(() => outcome().end).toGive(undefined, [
      [
        (got: unknown) => String(got).startsWith('checksum'),
        'A bad checksum ended the stream. Bitcoin Core drops only that message, and goes on after it: its length is known.',
      ],
      [
        'magic at 48',
        'You dropped only the header of the damaged message, and took its payload for the next header. Drop the whole message: `finding.length` bytes.',
      ],
      [
        (got: unknown) => String(got).startsWith('magic'),
        'The message after the damaged one begins at byte 56, but you looked for it elsewhere. Drop the whole message: `finding.length` bytes.',
      ],
    ]);
    expect(() => outcome().messages).toGive(
      ['verack', line(pong)],
      [
        [
          some((messages) => messages.length === 3),
          'You returned the damaged message. Its checksum does not match: drop it.',
        ],
        [
          some((messages) => messages.length === 1),
          'Nothing came out after the bad checksum: `next` returned undefined although a good message is held. Drop the invalid one, and look again in a loop.',
        ],
      ],
    );
    expect(outcome().reported).toGive(
      ['checksum at 44'],
      [
        [[], 'You dropped it silently. Call onInvalid for each invalid message.'],
        [
          ['checksum at 20'],
          'You counted the offset from the start of the message. Count from the start of the stream: 44.',
        ],
        [
          ['checksum at 76'],
          'The message is at byte 24, and its checksum at 44. You dropped it before you counted its offset: position had moved on.',
        ],
        [
          ['checksum at 44', 'checksum at 44'],
          'You called onInvalid twice with the same error. Once is enough.',
        ],
      ],
    );
  });

  test('node: an invalid message is dropped whole, even if it carries a good one', () => {
    const outer = patched(recording('alert-wrapped-twice').bytes, 20, '00');
    expect(() => messagesOf('node', joined(outer, PING))).toGive(
      [line(ping)],
      [
        [
          some((messages) => messages.length === 2),
          'You searched inside the dropped message. Its length is known: go on after it.',
        ],
      ],
    );
  });

  test('node: a bad command drops only that message, too', () => {
    expect(() => run('node', [joined(patched(PING, 5, '07'), PONG)])).toGive({
      messages: [line(pong)],
      reported: ['command at 5'],
      end: undefined,
    });
  });

  test.each(NETWORK_NAMES)('node: the network decides which magic is right: %s', (network) => {
    const [ours, theirs] = [
      frame('ping', ping.payload, network),
      network === 'mainnet' ? 'regtest' : 'mainnet',
    ];
    const passOn = 'Pass the network on to `examine`.';
    expect(() => run('node', [ours], network)).toGive({ messages: [line(ping)], reported: [] }, [
      [
        (got: unknown) => (got as Outcome | undefined)?.end === 'magic at 0',
        `The demultiplexer is for ${network}, and rejects the magic of ${network}. ${passOn}`,
      ],
    ]);
    expect(() => run('node', [ours], theirs as NetworkName)).toGive(
      { messages: [], reported: ['magic at 0'], end: 'magic at 0' },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          `The demultiplexer is for ${theirs}, but it returned a message of ${network}. ${passOn}`,
        ],
      ],
    );
  });

  test('node: it is the default policy, and skips nothing', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(DAMAGED, PING));
    expect(() => demultiplexer.next()).toGive(ping);
    expect(demultiplexer.skipped).toGive(0, [
      [32, 'You counted a dropped message in skipped, which only counts what resync skips byte by byte.'],
    ]);
    expect([demultiplexer.network, demultiplexer.policy]).toGive(['mainnet', 'node']);
  });
});
