import { Reader } from '../wire/codec/reader';
import { MISBEHAVIOURS } from './loopback/misbehaviours';
import type { LoopbackPeer } from './loopback/peer';
import { type BareClient, frame, sum, VERACK, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from './reference-codecs';
import { closeAll } from '../suite/test-peers';
import { bad, sentinel, talk } from './misbehaviours.testing';

afterEach(closeAll);

const modern = { version: { version: 70016 } };

function versionIn(payload: Uint8Array) {
  const r = new Reader(payload);
  return { ...REFERENCE_CODECS.version.read(r), left: r.left };
}

/**
 * Wait until the peer has processed everything sent to it: it records the last message, which it does not
 * answer.
 */
async function heard(peer: LoopbackPeer, client: BareClient): Promise<void> {
  client.send(frame('goodbye', new Uint8Array(0)));
  while (!peer.transcript.some(({ command }) => command === 'goodbye')) await new Promise(setImmediate);
}

test('each misbehaviour is described in a sentence', () => {
  for (const { what } of Object.values(MISBEHAVIOURS)) expect(what).toMatch(/^[a-z].*[^.]$/);
});

describe('contents', () => {
  test('obsolete: version 31799', async () => {
    const [, client] = await bad('obsolete');
    await talk(client);
    expect(client.messages[0].payload.readInt32LE()).toBe(31799);
  });

  test('no-relay-byte: the version ends after the height', async () => {
    const [, client] = await bad('no-relay-byte', modern);
    await talk(client);
    const said = versionIn(client.messages[0].payload);
    expect(said).toMatchObject({ version: 60002, start_height: expect.any(Number) as number, left: 0 });
    expect(said).not.toHaveProperty('relay');
    expect(client.commands.slice(0, 2)).toEqual(['version', 'verack']);
  });

  test('self: the nonce is the client’s own', async () => {
    const [, client] = await bad('self');
    await talk(client);
    expect(versionIn(client.messages[0].payload).nonce).toBe(versionIn(VERSION.subarray(24)).nonce);
  });

  test('trailing-bytes: 1 to 8 bytes, with a correct checksum', async () => {
    const lengths = new Set<number>();
    for (let seed = 0; seed < 10; seed++) {
      const [, client] = await bad('trailing-bytes', { seed });
      await talk(client);
      const [{ payload, frame }] = client.messages;
      expect(frame.subarray(20, 24)).toEqual(sum(payload));
      lengths.add(versionIn(payload).left);
    }
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8);
    expect(lengths.size).toBeGreaterThan(1);
  });

  test('odd-commands: property names of every object, and a command of twelve characters', async () => {
    const [, client] = await bad('odd-commands');
    await talk(client);
    const odd = ['constructor', '__proto__', 'toString', 'getcfheaders'];
    expect(client.commands).toEqual(['version', 'verack', 'ping', ...odd, 'pong']);
    for (const { payload, frame } of client.messages) expect(frame.subarray(20, 24)).toEqual(sum(payload));
  });

  test('http: a web server’s response, and nothing more', async () => {
    const [, client] = await bad('http');
    client.send(VERSION);
    await client.until(() => client.ended);
    expect(client.received.toString()).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(.+\r\n)*\r\n$/);
  });
});

describe('order', () => {
  test('reversed: verack before version', async () => {
    const [, client] = await bad('reversed', modern);
    const payload = Buffer.from(VERSION.subarray(24));
    payload.writeInt32LE(70016);
    client.send(frame('version', payload));
    await client.message('sendaddrv2');
    expect(client.commands).toEqual(['verack', 'version', 'wtxidrelay', 'sendaddrv2']);
  });

  test('flood-before-verack: a thousand invs in between', async () => {
    const [, client] = await bad('flood-before-verack');
    await talk(client);
    const { messages } = client;
    const invs = messages.slice(1, 1001);
    expect(new Set(invs.map(({ command }) => command))).toEqual(new Set(['inv']));
    expect(new Set(invs.map(({ payload }) => payload.length))).toEqual(new Set([37]));
    expect(new Set(invs.map(({ payload }) => payload.toString('hex'))).size).toBe(1000);
    expect(messages[1001].command).toBe('verack');
  });
});

describe('negotiation and addresses', () => {
  test('late-wtxidrelay: after the handshake', async () => {
    const [, client] = await bad('late-wtxidrelay');
    await talk(client);
    expect(client.commands).toEqual(['version', 'verack', 'ping', 'wtxidrelay', 'pong']);
  });

  test('too-many-addresses: an addr that claims 1,001, and has them', async () => {
    const [, client] = await bad('too-many-addresses');
    await talk(client);
    const payload = await client.message('addr');
    expect(payload.subarray(0, 3)).toEqual(Buffer.from('fde903', 'hex'));
    expect(payload).toHaveLength(3 + 30 * 1001);
  });

  test('wrong-address-length: an IPv4 address of five bytes, in an addrv2', async () => {
    const [, client] = await bad('wrong-address-length');
    await talk(client);
    const payload = await client.message('addrv2');
    expect(() => REFERENCE_CODECS.addrv2?.read(new Reader(payload))).toThrow(
      '[0].address.length at byte 7: expected 4, found 5',
    );
  });
});

describe('silence', () => {
  test('silent: not a single byte in answer to anything', async () => {
    const [peer, client] = await bad('silent', { handshakeTimeout: 1 });
    for (const bytes of [VERSION, VERACK, frame('ping', sentinel)]) client.send(bytes);
    await heard(peer, client);
    expect(client.received).toHaveLength(0);
    expect(client.ended).toBe(false);
    expect(peer.say('inv', sentinel)).toBe(0);
  });

  test('silent-after-version: a version, but never a verack', async () => {
    const [peer, client] = await bad('silent-after-version', modern);
    for (const bytes of [VERSION, VERACK, frame('ping', sentinel)]) client.send(bytes);
    await heard(peer, client);
    await client.message('version');
    expect(client.commands).toEqual(['version']);
    expect(peer.transcript.filter(({ direction }) => direction === 'sent')).toHaveLength(1);
  });
});
