import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedSecret } from '../../solutions/19-encrypted';
import { root } from '../base/root';
import { recordedConversation } from '../peers/vectors';
import { hex, printable } from '../wire/bytes';
import { entered, inspectInput } from './inspect-input';
import { linkedIn, linkOf } from './link';
import { allParts, errorsIn, gaps } from './tiles.testing';

const TEXT = readFileSync(join(root(), 'test_data', 'conversations', 'btcd-encrypted.txt'), 'utf8');
const { secret, sent, received } = recordedConversation();
const KEYS = `network: simnet\nsecret: ${hex(secret)}`;
const SHARED = sharedSecret({
  secret,
  ours: sent.slice(0, 64),
  theirs: received.slice(0, 64),
  initiating: true,
});
const TITLES = [
  'the beginning',
  'the version packet',
  'a packet: version',
  'a packet: verack',
  'a packet: ping',
  'the beginning',
  'the version packet',
  'a packet: version',
  'a packet: sendaddrv2',
  'a packet: verack',
  'a packet: pong',
];

test('the recorded session is recognised from its file, and every packet decrypted', () => {
  const session = inspectInput(TEXT);
  expect(session.as).toBe('session');
  expect(session.parts.map(({ title }) => title)).toEqual(TITLES);
  expect(gaps(session)).toEqual([]);
  expect(allParts(session).flatMap(({ errors }) => errors)).toEqual([]);
  for (const [name, bytes] of [
    ['sent', sent],
    ['received', received],
  ] as const) {
    const parts = session.parts.filter(({ about }) => about.startsWith(name));
    expect(parts.reduce((sum, part) => sum + part.bytes.length, 0)).toBe(bytes.length);
  }
  // the pong answers the ping with the same nonce
  const nonces = session.parts.flatMap(
    ({ inside }) => inside?.fields.filter(({ path }) => path === 'nonce') ?? [],
  );
  expect(nonces.at(-1)!.value).toBe(nonces[1].value);
  for (const { path, meaning } of allParts(session).flatMap(({ fields }) => fields))
    expect(`${path}: ${meaning}`).toMatch(/: \S/);
});

test('one direction may be given as bytes, beside the keys', () => {
  const whole = inspectInput(TEXT).parts;
  expect(inspectInput(received, {}, `${KEYS}\nsent: ${hex(sent)}`).parts).toEqual(whole);
  expect(inspectInput(hex(sent), {}, `${KEYS}\nreceived: ${hex(received)}`).parts).toEqual(whole);
  expect(inspectInput('', {}, TEXT).parts).toEqual(whole);
});

test('with the shared secret, one direction is enough, seen from either side', () => {
  const keys = `network: simnet\nshared_secret: ${hex(SHARED)}`;
  const ours = inspectInput(TEXT).parts;
  expect(inspectInput(received, {}, keys).parts).toEqual(ours.slice(5));
  const theirs = inspectInput(`${keys}\ninitiating: no\nsent: ${hex(received)}`).parts;
  expect(theirs.map(({ title }) => title)).toEqual(TITLES.slice(5));
});

test('a network other than that of the keys finds no terminator', () => {
  const session = inspectInput(TEXT, { network: 'mainnet' });
  expect(errorsIn(session)).toEqual([
    'packet at byte 324: expected 1 byte, found 0',
    'packet at byte 922: expected 1 byte, found 0',
  ]);
  expect(gaps(session)).toEqual([]);
});

test('a flipped bit is reported at the tag of its packet, and what comes after it is not decrypted', () => {
  const flipped = received.slice();
  flipped[700] ^= 1;
  const session = inspectInput(flipped, {}, `${KEYS}\nsent: ${hex(sent)}`);
  expect(errorsIn(session)).toEqual([
    expect.stringMatching(/^tag at byte 811: expected the tag of what comes before it/),
  ]);
  expect(session.parts.at(-1)).toMatchObject({ title: 'cannot be decrypted', first: 681 });
  expect(gaps(session)).toEqual([]);
});

test('a direction cut anywhere is decrypted up to there', () => {
  for (let length = 1; length < received.length; length += 13) {
    const cut = inspectInput(
      received.subarray(0, length),
      {},
      `network: simnet\nshared_secret: ${hex(SHARED)}`,
    );
    expect(gaps(cut)).toEqual([]);
    expect(errorsIn(cut).length).toBeLessThan(2);
    expect(cut.parts.reduce((sum, part) => sum + part.bytes.length, 0)).toBe(length);
  }
});

test.each([
  ['secret: 00', 'secret: expected 32 bytes, found 1: 00…'],
  [
    `secret: ${'0'.repeat(64)}\nsent: ${'11'.repeat(64)}\nreceived: ${'22'.repeat(64)}`,
    'That is not a private key',
  ],
  [`secret: ${hex(secret)}`, 'There are no bytes of the session'],
  [`secret: ${hex(secret)}\nsent: 00`, 'both directions are needed'],
  ['sent: 00', 'The keys are missing'],
  ['sent: zz', 'sent: "z" at line 1, column 1'],
  ['sent: 00\nsent: 01', 'sent: it is there twice'],
  ['sent: 00\nsecrets: 01', 'Expected a line such as'],
  ['sent: 00\nconstructor: 01', 'Expected a line such as'],
  ['sent: 00\ninitiating: maybe', 'initiating: expected yes or no, found maybe'],
  ['sent: 00\nnetwork: moon', 'There is no network "moon"'],
])('%.30s is refused', (text, why) => {
  expect(() => inspectInput(text)).toThrow(why);
});

test('the bytes of a session may be written in any form, also as a dump with offsets', () => {
  const dump = (bytes: Uint8Array) =>
    Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) => {
      const some = bytes.subarray(16 * row, 16 * row + 16);
      return `${(16 * row).toString(16).padStart(8, '0')}: ${hex(some).replace(/..../g, '$& ')} ${printable(some)}`;
    }).join('\n');
  const whole = inspectInput(TEXT).parts;
  expect(inspectInput(`${KEYS}\nsent:\n${dump(sent)}\nreceived: ${dump(received)}\n`).parts).toEqual(whole);
  const colons = hex(sent).replace(/(..)(?=.)/g, '$1:');
  expect(inspectInput(`${KEYS}\nsent:\n${colons}\nreceived: ${hex(received)}`).parts).toEqual(whole);
});

test.each([
  'Dear all,\nsent: yesterday\n',
  'HTTP/1.1 200 OK\nnetwork: none\n',
  'network: is the first word of this text, and there are no bytes in it',
])('ordinary text is not a session: %j', (text) => {
  const contents = new TextEncoder().encode(text);
  expect(inspectInput(contents).bytes).toEqual(contents);
});

test('a session may begin with a comment, a blank line or a byte order mark', () => {
  for (const start of ['\n\n', '  ', '# ours\r\n', '// ours\n', '\ufeff'])
    expect(inspectInput(start + TEXT).as).toBe('session');
});

test('a link has everything that was entered: bytes and the lines beside them, or a whole session', () => {
  const keys = `${KEYS}\nsent: ${hex(sent)}`;
  const whole = inspectInput(TEXT).parts;
  for (const [source, lines] of [
    [received, keys],
    [hex(received), keys],
    [TEXT, ''],
    [new TextEncoder().encode(TEXT), 'something else'],
    ['', TEXT],
  ] as const) {
    const { input, keys: own } = entered(source, lines);
    const linked = linkedIn(linkOf({ bytes: input?.bytes, keys: own }));
    expect(inspectInput(linked.bytes ?? '', {}, linked.keys).parts).toEqual(whole);
  }
});

test('bytes beside a session that is complete are refused', () => {
  expect(() => inspectInput('00', {}, TEXT)).toThrow('both directions of the session already');
});
