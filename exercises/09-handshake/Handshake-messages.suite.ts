import { Handshake } from 'answers/09-handshake';
import { versionPayloads } from '../../src/suite/inputs';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message } from '../../solutions/01-framing';
import { readPayload } from '../../solutions/07-own-version';
import {
  OWN,
  THEIRS,
  NONE,
  VERACK,
  OUR_VERSION,
  THEIR_VERSION,
  version,
  must,
  threw,
  HALF,
  sends,
  after,
} from './shared';

describe('Handshake', () => {
  test('sends the version first on an outbound connection', () => {
    expect(() => new Handshake(OWN, false).open()).toGive(
      [OUR_VERSION],
      [
        [sends(), 'You send nothing, and the other side waits: the side that connects speaks first.'],
        [sends('version', 'verack'), 'A verack answers a version, and none has come yet.'],
        [
          sends('version'),
          'That is a version message, but with other values than `own`, which is the one to send.',
        ],
      ],
    );
  });

  test('sends nothing before the peer does, on an inbound connection', () => {
    expect(() => new Handshake(OWN, true).open()).toGive(
      [],
      [
        [
          sends('version'),
          'You send a version before the peer has said anything. The side that connects speaks first.',
        ],
      ],
    );
  });

  test('answers a version with a verack', () => {
    expect(() => new Handshake(OWN, false).receive(THEIR_VERSION)).toGive(
      [VERACK],
      [
        [sends(), 'You did not answer the version. The other side waits for a verack.'],
        [sends('version', 'verack'), 'You sent our version a second time: open() has already sent it.'],
        [sends('version'), 'A version is answered with a verack.'],
      ],
    );
  });

  test('answers a version with its own version and then a verack, on an inbound connection', () => {
    expect(() => new Handshake(OWN, true).receive(THEIR_VERSION)).toGive(
      [OUR_VERSION, VERACK],
      [
        [sends('verack'), 'You never send our own version: on an inbound connection, send it now.'],
        [sends('verack', 'version'), 'You send the verack first. Send your own version before it.'],
        [sends('version'), 'You did not answer the version. The other side waits for a verack.'],
      ],
    );
  });

  test('records whether the other side has acknowledged our version', () => {
    expect(() => after(false, VERACK).handshake.acknowledged).toGive(true, [
      [threw, 'It threw. Version and verack may come in either order.'],
      [false, 'Their verack has come, but `acknowledged` is still false. It may come before their version.'],
    ]);
    for (const inbound of [false, true]) {
      must(
        !after(inbound, THEIR_VERSION).handshake.acknowledged,
        '`acknowledged` is true after their version alone. It says that *their* verack has come; sending ours does not set it.',
      );
    }
  });

  test.each<[string, Message[], boolean]>([
    ['nothing', [], false],
    ['only their version', [THEIR_VERSION], false],
    ['only their verack', [VERACK], false],
    ['version, then verack', [THEIR_VERSION, VERACK], true],
    ['verack, then version', [VERACK, THEIR_VERSION], true],
    ['two veracks', [VERACK, VERACK], false],
    ['two versions', [THEIR_VERSION, THEIR_VERSION], false],
  ])('is done when version and verack have come, in either order: %s', (_, messages, done) => {
    for (const inbound of [false, true]) {
      const isDone = () => after(inbound, ...messages).handshake.done;
      expect(isDone).toGive(done, [
        [threw, 'It threw. Version and verack may come in either order.'],
        [true, HALF],
        [false, 'Both have come, but it is not done. They may come in either order.'],
      ]);
    }
  });

  test('keeps what the other side says about itself', () => {
    const { handshake } = after(false, THEIR_VERSION);
    expect(handshake.theirs).toGive(THEIRS, [
      [undefined, 'Their version has come, but `theirs` is still undefined.'],
      [THEIR_VERSION, 'You kept the message itself. `theirs` is the Version that its payload holds.'],
      [OWN, 'That is our own version. `theirs` is the version of the other side.'],
    ]);
    expect(after(false, VERACK).handshake.theirs).toGive(undefined);
  });

  test('does not answer a verack: each side sends one', () => {
    expect(() => new Handshake(OWN, false).receive(VERACK)).toGive(
      [],
      [
        [undefined, 'It returned undefined. When there is nothing to send, return an empty list.'],
        [
          sends('verack'),
          'You answered a verack with a verack. Then the other side would answer that one, too.',
        ],
      ],
    );
    expect(after(false, THEIR_VERSION, VERACK).sent).toGive(
      ['version', 'verack'],
      [
        [
          ['version', 'verack', 'verack'],
          'You sent two veracks. One answers their version; a verack has no answer.',
        ],
      ],
    );
    expect(after(true, THEIR_VERSION, VERACK).sent).toGive(
      ['version', 'verack'],
      [
        [
          ['version', 'verack', 'verack'],
          'You sent two veracks. One answers their version; a verack has no answer.',
        ],
      ],
    );
  });

  test('ignores a second version', () => {
    const other = version({ ...THEIRS, start_height: 7 });
    const { handshake, sent } = after(false, THEIR_VERSION, other);
    expect(sent).toGive(
      ['version', 'verack'],
      [[['version', 'verack', 'verack'], 'You answered the second version, too. Only the first one counts.']],
    );
    expect(handshake.theirs).toGive(THEIRS, [
      [
        { ...THEIRS, start_height: 7 },
        'The second version replaced the first one. Only the first one counts.',
      ],
    ]);
  });

  test('does not even read a second version: it may hold anything', () => {
    const again = [version(OWN), version({ ...THEIRS, version: 1 }), { command: 'version', payload: NONE }];
    for (const second of again) {
      expect(() => after(true, THEIR_VERSION, second).handshake.done).toGive(false, [
        [threw, 'You read a second version and rejected it. Ignore it.'],
      ]);
    }
  });

  test.each(['ping', 'sendheaders', 'wtxidrelay', 'Verack', 'version2', 'constructor', ''])(
    'ignores any other message: "%s"',
    (command) => {
      for (const payload of [THEIR_VERSION.payload, NONE]) {
        const heard = () => {
          const { handshake, sent } = after(true, { command, payload });
          return { sent, theirs: handshake.theirs, acknowledged: handshake.acknowledged };
        };
        expect(heard).toGive({ sent: [], theirs: undefined, acknowledged: false }, [
          [threw, `It threw at "${command}" before the handshake was done. Ignore it.`],
          [
            (got: unknown) => (got as { theirs: unknown }).theirs !== undefined,
            `You took "${command}" for the version. Check the command.`,
          ],
          [
            (got: unknown) => (got as { acknowledged: boolean }).acknowledged,
            `You took "${command}" for the verack. Check the command.`,
          ],
          [
            (got: unknown) => (got as { sent: Message[] }).sent.length > 0,
            `You answered "${command}" before the handshake was done. That is not the handshake's work.`,
          ],
        ]);
      }
    },
  );

  test.each(versionPayloads().map(({ name, payload }) => [name, payload] as const))(
    'answers the recorded version %s',
    (_, payload) => {
      const { handshake, sent } = after(true, { command: 'version', payload });
      expect(sent).toGive(['version', 'verack']);
      expect(handshake.theirs).toGive(readPayload({ command: 'version', payload }));
    },
  );
});
