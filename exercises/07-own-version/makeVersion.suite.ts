import { makeVersion } from 'answers/07-own-version';
// a wrong partner must not be reported here
import { writeVersion } from '../../solutions/07-own-version';
import { readVersion, type Version } from '../../solutions/06-version';
import { reader } from '../../src/suite/inputs';
import { atTime } from '../../src/suite/fixed-clock';
import { encode } from '../../src/wire/codec/codec';
import { ascii, SATOSHI, where, text } from './shared';

const NEGATIVE = 'A nonce is negative or has more than 64 bits, so it cannot be written as a uint64.';

describe('makeVersion', () => {
  test('without choices returns all nine fields, ready to be written', () => {
    const made = makeVersion();
    const { timestamp, nonce, user_agent, ...rest } = made;
    const noAddress = { services: 0n, ip: '::', port: 0 };
    expect(user_agent).toGive(ascii('/wire-workbook:0.1/'), [
      [text(() => true), 'The user agent is a string here. It should be bytes: encode it.'],
      [ascii('wire-workbook:0.1'), 'The user agent lacks its slashes. It is /wire-workbook:0.1/.'],
      [
        (got: unknown) => got instanceof Uint8Array,
        'The user agent differs. Without a choice it is /wire-workbook:0.1/.',
      ],
    ]);
    expect(typeof nonce).toGive('bigint', [
      ['number', 'The nonce is a number. It has 64 bits, so it is a bigint.'],
      ['object', 'The nonce is an array. getRandomValues returns the array that it filled: take [0] of it.'],
      ['undefined', 'The nonce is missing. Without choices, return all nine fields.'],
    ]);
    expect(typeof timestamp).toGive('bigint', [
      ['number', 'The timestamp is a number. It has 64 bits, so it is a bigint.'],
    ]);
    expect(rest).toGive(
      {
        version: 70016,
        services: 0n,
        addr_recv: noAddress,
        addr_from: noAddress,
        start_height: 0,
        relay: false,
      },
      [
        [
          where('services', (services) => typeof services === 'bigint' && services !== 0n),
          'You claim services. A program that only looks around offers none: 0.',
        ],
        [
          where('relay', (relay) => relay === true),
          'relay is true: each peer would announce every transaction to you. The default is false.',
        ],
      ],
    );
    expect(() => readVersion(reader(encode(writeVersion, made))).version).toGive(70016, [
      [() => (nonce ?? 0n) < 0n, NEGATIVE],
    ]);
  });

  test('uses the time of the call, in whole seconds', () => {
    for (const seconds of [2_000_000_000n, 2_000_086_400n, 1_900_000_000n]) {
      for (const milliseconds of [0, 999]) {
        const { timestamp } = atTime(Number(seconds) * 1000 + milliseconds, () => makeVersion());
        expect(timestamp).toGive(seconds, [
          [(got: unknown) => Number(got) > 1e12, 'The time is in milliseconds. The wire counts seconds.'],
          [seconds + 1n, 'You rounded it up. Round down to the last whole second.'],
          [
            (got: unknown) => (got as bigint) > 0n && Math.abs(Number(got) - Date.now() / 1000) < 5000,
            'That is the time when the file was loaded. Get the time inside the function, at each call.',
          ],
          [
            (got: unknown) => Math.abs(Number(got) - Number(seconds)) < 90_000,
            'That is the time in a different time zone. The seconds count from the beginning of 1970, UTC.',
          ],
          [() => true, 'Use the time of the call: seconds since the beginning of 1970, UTC.'],
        ]);
      }
    }
  });

  test('fills all 64 bits of the nonce at random', () => {
    const nonces = Array.from({ length: 64 }, () => makeVersion().nonce ?? 0n);
    expect(new Set(nonces).size > 1).toGive(true, [
      [false, 'The same nonce each time: two such programs would each take the other for itself.'],
    ]);
    expect(nonces.every((nonce) => nonce === BigInt.asUintN(64, nonce))).toGive(true, [[false, NEGATIVE]]);
    // a random bit has the same value 64 times in a row with a probability of 1 in 2^63
    const changing = nonces.reduce((bits, nonce) => bits | (nonce ^ nonces[0]), 0n);
    const fixed = Array.from({ length: 64 }, (_, bit) => bit).filter(
      (bit) => !((changing >> BigInt(bit)) & 1n),
    );
    const lowest = fixed.filter((bit, i) => bit === i).length;
    const highest = fixed.filter((bit, i) => bit === 64 - fixed.length + i).length;
    expect(fixed).toGive(
      [],
      [
        [
          () => highest > 0,
          `The highest ${highest} bits never change. crypto.getRandomValues() fills all 64, Math.random() at most 53.`,
        ],
        [
          () => lowest > 0,
          `The lowest ${lowest} bits never change. crypto.getRandomValues() fills all 64, Math.random() at most 53.`,
        ],
        [() => true, 'Those bits are the same in 64 nonces. All 64 bits must be random.'],
      ],
    );
  });

  test('uses the choices, and the defaults for the rest', () => {
    const made = makeVersion({ start_height: 5, relay: true });
    expect([made.start_height, made.relay, made.version]).toGive(
      [5, true, 70016],
      [
        [[0, false, 70016], 'The choices are lost: the defaults overwrite them.'],
        [[5, true, undefined], 'You returned only the choices. The other fields are missing.'],
      ],
    );
  });

  test('uses chosen services for the message only: both addresses still have none', () => {
    const { services, addr_recv, addr_from } = makeVersion({ services: 9n });
    expect(services).toGive(9n);
    expect([addr_recv.services, addr_from?.services]).toGive(
      [0n, 0n],
      [[() => true, 'An address has the chosen services, too. Each field is a choice of its own.']],
    );
  });

  test('leaves the choices unchanged', () => {
    const choices = { start_height: 5 };
    makeVersion(choices);
    expect(choices).toGive({ start_height: 5 }, [
      [() => true, 'You added the fields to the caller’s object. Create a new one.'],
    ]);
  });

  test('accepts 0, 0n and an empty array as choices', () => {
    const zeros = { version: 0, timestamp: 0n, nonce: 0n, user_agent: new Uint8Array() };
    const { version, timestamp, nonce, user_agent } = makeVersion(zeros);
    const message = 'was chosen, but you replaced it. || treats 0 as no choice; ?? does not.';
    expect(version).toGive(0, [[70016, `Version 0 ${message}`]]);
    expect(timestamp).toGive(0n, [[() => true, `Time 0n ${message}`]]);
    expect(nonce).toGive(0n, [[() => true, `Nonce 0n ${message}`]]);
    expect(user_agent).toGive(new Uint8Array(), [[() => true, `An empty user agent ${message}`]]);
  });

  test('uses a choice for each of the nine fields', () => {
    for (const [name, value] of Object.entries(SATOSHI)) {
      expect(makeVersion({ [name]: value })[name as keyof Version]).toGive(value, [
        [() => true, `You did not use the chosen ${name}.`],
      ]);
    }
  });

  test('creates a new object for each address: changing one does not change another', () => {
    const first = makeVersion();
    first.addr_recv.port = 1;
    expect(makeVersion().addr_recv.port).toGive(0, [[1, 'All messages share the same address object.']]);
    expect(first.addr_from?.port).toGive(0, [[1, 'Both addresses are the same object.']]);
    if (first.addr_from) first.addr_from.port = 2;
    expect(makeVersion().addr_from?.port).toGive(0, [[2, 'All messages share the same addr_from object.']]);
  });
});
