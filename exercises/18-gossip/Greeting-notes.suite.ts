import { Greeting, MAX_FEATURES } from 'answers/18-gossip';
import { greetingOf } from '../../src/peers/greetings';
import { type Message } from '../../solutions/01-framing';
import { ascii, bare, featureMessage, own, rawFeature, threw, VERACK, versionMessage } from './shared';

/** What a greeting has noted after these messages. */
const noted = (messages: Message[], ours = 70017) => {
  const greeting = new Greeting(own(ours), false);
  for (const message of messages) greeting.receive(message);
  return { wtxidRelay: greeting.wtxidRelay, addrV2: greeting.addrV2, features: greeting.features.length };
};

const NOTHING = { wtxidRelay: false, addrV2: false, features: 0 };

const ALL = [bare('wtxidrelay'), bare('sendaddrv2'), featureMessage('BIP434')];

const EVERYTHING = { wtxidRelay: true, addrV2: true, features: 1 };

describe('Greeting', () => {
  test('knows nothing as long as the other side has not said it', () => {
    expect(() => noted([])).toGive(NOTHING);
    expect(() => noted([versionMessage(70017), VERACK])).toGive(NOTHING, [
      [
        { ...NOTHING, addrV2: true },
        'Its version alone says nothing: a node of version 70017 may still want addr. It has to say so.',
      ],
      [
        (got: unknown) => (got as typeof NOTHING).wtxidRelay,
        'It was noted, but the other side has not said it. What we send ourselves says nothing about the other side.',
      ],
    ]);
  });

  test('notes what the other side can', () => {
    expect(() => noted([versionMessage(70016), bare('wtxidrelay')])).toGive(
      { ...NOTHING, wtxidRelay: true },
      [[NOTHING, 'wtxidrelay came between version and verack, but it was not noted.']],
    );
    expect(() => noted([versionMessage(70016), bare('sendaddrv2')])).toGive({ ...NOTHING, addrV2: true }, [
      [NOTHING, 'sendaddrv2 came between version and verack, but it was not noted.'],
      [{ ...NOTHING, wtxidRelay: true }, 'sendaddrv2 was noted as wtxidrelay.'],
    ]);
  });

  test.each([
    ['wtxidrelay', 'sendaddrv2'],
    ['sendaddrv2', 'wtxidrelay'],
  ])('keeps what it has noted: %s, when %s comes', (first, second) => {
    expect(() => noted([versionMessage(70016), bare(first), bare(second)])).toGive(
      { ...EVERYTHING, features: 0 },
      [
        [
          { ...NOTHING, [second === 'sendaddrv2' ? 'addrV2' : 'wtxidRelay']: true },
          `${first} was noted, and that was lost when ${second} came. What was noted stays.`,
        ],
        [
          { ...NOTHING, [first === 'sendaddrv2' ? 'addrV2' : 'wtxidRelay']: true },
          `${first} was noted, and then ${second} came, which was not. Both may come.`,
        ],
      ],
    );
  });

  test('notes all of it, and keeps it after the verack', () => {
    expect(() => noted([versionMessage(70017), ...ALL, VERACK])).toGive(EVERYTHING, [
      [
        { ...EVERYTHING, features: 0 },
        'A feature came between version and verack, and both sides speak 70017, but it was not noted.',
      ],
      [NOTHING, 'What was noted is gone after the verack. It holds for the whole connection.'],
    ]);
  });

  test('notes what btcd can, from a recording', () => {
    const { messages } = greetingOf('btcd');
    const received = messages.filter(({ direction }) => direction === 'received');
    const asMessages = received.map(({ command, frame }) => ({ command, payload: frame.slice(24) }));
    expect(() => noted(asMessages)).toGive({ wtxidRelay: false, addrV2: true, features: 0 }, [
      [NOTHING, 'btcd has sent sendaddrv2, but it was not noted.'],
      [
        { wtxidRelay: true, addrV2: true, features: 0 },
        'btcd has not sent wtxidrelay. What we send ourselves says nothing about the other side.',
      ],
    ]);
  });

  test('ignores what comes before the version', () => {
    expect(() => noted([...ALL, versionMessage(70017), VERACK])).toGive(NOTHING, [
      [threw, 'It threw at a message that came before the version. Ignore such messages.'],
      [() => true, 'It noted what came before the version. You do not know yet who is speaking.'],
    ]);
  });

  test('ignores what comes after the verack', () => {
    expect(() => noted([versionMessage(70017), VERACK, ...ALL])).toGive(NOTHING, [
      [
        () => true,
        'It noted what came after the verack. That is too late: both sides have agreed by then. (A connection ends for it.)',
      ],
    ]);
  });

  test.each([
    ['their version is 70015', 70017, 70015],
    ['our own version is 70015', 70015, 70017],
  ])('ignores all of it if %s', (_, ours, theirs) => {
    expect(() => noted([versionMessage(theirs), ...ALL], ours)).toGive(NOTHING, [
      [threw, 'It threw. Under 70015 these are unknown messages, which are ignored.'],
      [
        () => true,
        `We speak ${ours}, they speak ${theirs}: the lower of the two counts, and it is below 70016.`,
      ],
    ]);
  });

  test.each([
    ['they speak 70016', 70017, 70016],
    ['we speak 70016', 70016, 70017],
  ])('ignores a feature if %s, even one that cannot be read', (_, ours, theirs) => {
    expect(() => noted([versionMessage(theirs), ...ALL], ours)).toGive({ ...EVERYTHING, features: 0 }, [
      [EVERYTHING, 'feature needs 70017 on both sides; 70016 is enough only for the other two.'],
    ]);
    expect(() => noted([versionMessage(theirs), rawFeature('00 00')], ours)).toGive(NOTHING, [
      [threw, 'It threw at a feature, although one side speaks 70016: the message is unknown then.'],
    ]);
  });

  test('keeps the id and the data of a feature, as bytes', () => {
    const greeting = new Greeting(own(70017), false);
    greeting.receive(versionMessage(70017));
    greeting.receive(featureMessage('BIP9999', Uint8Array.of(1, 2)));
    // Bitcoin Core, test/functional/p2p_bip434_feature.py: an id need not be ASCII
    greeting.receive(rawFeature('04 00ff017f 00'));
    expect(greeting.features).toGive(
      [
        { id: ascii('BIP9999'), data: Uint8Array.of(1, 2) },
        { id: Uint8Array.of(0x00, 0xff, 0x01, 0x7f), data: new Uint8Array() },
      ],
      [
        [
          (got: unknown) => Array.isArray(got) && got.some((one) => one instanceof Uint8Array),
          'The payload itself was kept. feature.read takes it apart: into id and data.',
        ],
        [
          (got: unknown) => Array.isArray(got) && typeof (got[0] as { id?: unknown })?.id === 'string',
          'The id was turned into a string. It need not be ASCII, so it stays bytes.',
        ],
        [
          (got: unknown) => Array.isArray(got) && (got[0] as { id?: Uint8Array })?.id?.[0] === 7,
          'The byte before the id is its length, 7 here, and not part of it. feature.read takes the payload apart.',
        ],
        [(got: unknown) => Array.isArray(got) && got.length === 1, 'Only one of two features was kept.'],
      ],
    );
  });

  test('keeps a copy: a view would keep the whole chunk', () => {
    const greeting = new Greeting(own(70017), false);
    greeting.receive(versionMessage(70017));
    const message = featureMessage('BIP434', Uint8Array.of(1, 2));
    greeting.receive(message);
    message.payload.fill(0x78);
    expect(greeting.features[0]?.id).toGive(ascii('BIP434'), [
      [ascii('xxxxxx'), 'The id is a view of the payload, and changed with it. Keep a copy: slice().'],
    ]);
    expect(greeting.features[0]?.data).toGive(Uint8Array.of(1, 2), [
      [ascii('xx'), 'The data is a view of the payload, and changed with it. Copy it as well: slice().'],
    ]);
  });

  // the boundaries of Bitcoin Core, test/functional/p2p_bip434_feature.py
  test.each([
    ['whose id has 3 bytes', `03 616161 00`, 'id.length', 0],
    ['whose id has 81 bytes', `51 ${'61'.repeat(81)} 00`, 'id.length', 0],
    ['whose data has 513 bytes', `04 61626364 fd0102 ${'00'.repeat(513)}`, 'data.length', 5],
    ['without data', '04 61626364', 'data.length', 5],
    ['with a byte after it', '04 61626364 00 00', '', 6],
    ['whose id is truncated', '0a 6162636465', 'id.bytes', 1],
  ])('rejects a feature %s, and does not note it', (_, payload, path, offset) => {
    const greeting = new Greeting(own(70017), false);
    greeting.receive(versionMessage(70017));
    expect(() => greeting.receive(rawFeature(payload))).toRefuse({ path, offset }, [
      [
        (got: unknown) => Array.isArray(got) && path === '',
        'A byte is left after the data, and nobody noticed. BIP 434 wants exactly the two fields: decode() checks that.',
      ],
      [
        (got: unknown) => Array.isArray(got),
        'It was silently ignored. An error says what is wrong with it, and the connection records it.',
      ],
    ]);
    expect(greeting.features.length).toGive(0, [[1, 'It was rejected, but noted all the same.']]);
    greeting.receive(VERACK);
    expect(greeting.done).toGive(true);
  });

  test.each([
    ['4 and 80 bytes', `04 61616161 00`, `50 ${'61'.repeat(80)} 00`],
    ['no and 512 bytes of data', `04 61626364 00`, `04 61626364 fd0002 ${'00'.repeat(512)}`],
  ])('accepts the boundaries: %s', (_, ...payloads) => {
    expect(() => noted([versionMessage(70017), ...payloads.map(rawFeature)])).toGive({
      ...NOTHING,
      features: 2,
    });
  });

  test('keeps at most MAX_FEATURES of them', () => {
    const many = Array.from({ length: MAX_FEATURES + 10 }, (_, i) => featureMessage(`feat${1000 + i}`));
    expect(() => noted([versionMessage(70017), ...many])).toGive({ ...NOTHING, features: MAX_FEATURES }, [
      [threw, 'It threw at one feature too many. Read it, and do not keep it.'],
      [
        { ...NOTHING, features: MAX_FEATURES + 1 },
        'It keeps one too many: stop when there are MAX_FEATURES, and not after one more.',
      ],
      [
        (got: unknown) => (got as typeof NOTHING).features > MAX_FEATURES,
        'It keeps whatever comes. A stranger may send a million features before the verack: stop at MAX_FEATURES.',
      ],
      [
        (got: unknown) => (got as typeof NOTHING).features === MAX_FEATURES - 1,
        'It stops one too early: MAX_FEATURES of them are kept.',
      ],
    ]);
    const greeting = new Greeting(own(70017), false);
    for (const message of [versionMessage(70017), ...many]) greeting.receive(message);
    expect(greeting.features[0]?.id).toGive(ascii('feat1000'), [
      [() => true, 'The first ones were thrown away for the last ones.'],
    ]);
  });
});
