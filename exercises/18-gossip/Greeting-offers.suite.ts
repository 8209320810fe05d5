import { Greeting } from 'answers/18-gossip';
import { type Message } from '../../solutions/01-framing';
import { bare, featureMessage, own, threw, VERACK, versionMessage } from './shared';

/** The commands of messages, as a list. */
const commands = (sent: Message[] | undefined) => sent?.map((message) => message?.command);

/** The answer to a version, as commands. Both offers may come in either order. */
const answerTo = (inbound: boolean, ours: number, theirs: number) => {
  const sent = commands(new Greeting(own(ours), inbound).receive(versionMessage(theirs)));
  const at = sent?.indexOf('sendaddrv2') ?? -1;
  if (sent && at >= 0 && sent[at + 1] === 'wtxidrelay') sent.splice(at, 2, 'wtxidrelay', 'sendaddrv2');
  return sent;
};

const OFFERS = ['wtxidrelay', 'sendaddrv2', 'verack'];

const TOO_NEW = 'An older node does not know these messages, and some close the connection at them.';

describe('Greeting', () => {
  test('answers a version with wtxidrelay, sendaddrv2 and verack, in this place', () => {
    expect(() => answerTo(false, 70017, 70017)).toGive(OFFERS, [
      [
        (got: unknown) => got instanceof TypeError && got.message.includes('of undefined'),
        'It threw at the first version. Until that has been handled, `theirs` is undefined: there is nothing to compare with.',
      ],
      [undefined, 'receive() returned nothing. It returns what is to be sent, as a list.'],
      [['verack'], 'It sends nothing but the verack. Both sides speak 70016 or more: say what we can.'],
      [
        [],
        'It sends nothing at all. Return what super.receive() returns, and the two messages before the verack.',
      ],
      [
        ['verack', 'wtxidrelay', 'sendaddrv2'],
        'They come after the verack. That is too late: Bitcoin Core ends the connection.',
      ],
      [
        ['wtxidrelay', 'sendaddrv2'],
        'The verack is missing: the other side waits for it, and gives up after a minute.',
      ],
      [
        ['wtxidrelay', 'verack'],
        'sendaddrv2 is missing: without it there will be no addresses on Tor or I2P.',
      ],
      [['sendaddrv2', 'verack'], 'wtxidrelay is missing.'],
      [
        ['wtxidrelay', 'sendaddrv2', 'verack', 'verack'],
        'There are two veracks: super.receive() has returned one already.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got.includes('feature'),
        'It sends a feature. We have none to offer.',
      ],
    ]);
  });

  test('speaks second on an inbound connection: the version comes first, and the offers directly before the verack', () => {
    expect(() => answerTo(true, 70017, 70017)).toGive(
      ['version', ...OFFERS],
      [
        [
          ['wtxidrelay', 'sendaddrv2', 'version', 'verack'],
          'On an inbound connection our version comes first. Nothing counts before it: a node ignores it.',
        ],
        [['version', 'verack'], 'On an inbound connection it offers nothing.'],
        [OFFERS, 'Our own version is missing.'],
      ],
    );
  });

  test('sends them without a payload', () => {
    const sent = new Greeting(own(70017), false).receive(versionMessage(70017));
    expect(sent.map(({ payload }) => payload?.length)).toGive(
      [0, 0, 0],
      [[() => true, 'wtxidrelay, sendaddrv2 and verack have an empty payload: a Uint8Array of 0 bytes.']],
    );
  });

  test.each([
    [70017, 70015],
    [70015, 70017],
    [70015, 70002],
  ])('offers nothing if one side speaks less than 70016: we %d, they %d', (ours, theirs) => {
    expect(() => answerTo(false, ours, theirs)).toGive(
      ['verack'],
      [
        [
          OFFERS,
          ours < theirs
            ? 'Our own version counts, too: with 70015 we have said that we do not know these messages.'
            : TOO_NEW,
        ],
        [
          (got: unknown) => Array.isArray(got) && got.length > 1,
          'Something is offered, although one side speaks less than 70016. wtxidrelay and sendaddrv2 both need it.',
        ],
        [[], 'The verack is missing.'],
        [threw, 'It threw. The handshake takes its course with an older node, too.'],
      ],
    );
  });

  test('offers them from 70016 on, which is included', () => {
    expect(() => answerTo(false, 70016, 70016)).toGive(OFFERS, [
      [['verack'], '70016 is the first version that has them: compare with >=, or offer nothing below it.'],
    ]);
  });

  test('opens as before: with the version on the side that connects, and nothing on the other', () => {
    expect(commands(new Greeting(own(70017), false).open())).toGive(['version']);
    expect(commands(new Greeting(own(70017), true).open())).toGive([]);
  });

  test('answers nothing else, also not a second version', () => {
    const greeting = new Greeting(own(70017), false);
    greeting.receive(versionMessage(70017));
    const others = [
      bare('wtxidrelay'),
      bare('sendaddrv2'),
      featureMessage('BIP434'),
      versionMessage(70017),
      VERACK,
    ];
    for (const message of others) {
      expect(commands(greeting.receive(message))).toGive(
        [],
        [
          [
            OFFERS.slice(0, 2),
            `It offers both again, after ${message.command}. They belong to the answer to the first version: to a list that ends with a verack.`,
          ],
          [
            (got: unknown) => Array.isArray(got) && got.length > 0,
            `It answered ${message.command}. Only the first version has an answer.`,
          ],
          [undefined, 'It returned nothing. If there is nothing to send, return an empty list.'],
        ],
      );
    }
  });

  test('is done when version and verack have come, whatever comes in between', () => {
    const greeting = new Greeting(own(70017), false);
    for (const message of [versionMessage(70017), bare('wtxidrelay'), bare('sendaddrv2')])
      greeting.receive(message);
    expect(greeting.done).toGive(false, [
      [true, 'It is done before the verack has come: the two offers are not acknowledgements.'],
    ]);
    greeting.receive(VERACK);
    expect(greeting.done).toGive(true, [
      [false, 'Version and verack have come, but it is not done: pass every message on to super.receive().'],
    ]);
    expect(greeting.theirs?.version).toGive(70017);
  });

  test('throws what a handshake throws', () => {
    expect(() =>
      new Greeting(own(70017), false).receive({ command: 'version', payload: new Uint8Array(45) }),
    ).toRefuse({
      path: 'addr_recv.port',
      offset: 44,
    });
  });
});
