import { PAYLOADS } from '../../solutions/07-own-version';
import { header } from '../../solutions/14-headers';
import { recording } from '../peers/recordings';
import { fromHex, joinBytes } from '../wire/bytes';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode } from '../wire/codec/codec';
import { NETWORKS } from '../wire/networks';
import { detect } from './detect';
import { inspect, kinds } from './inspect';
import { codecOf, knownCommands } from './payload';
import { errorsIn, gaps } from './tiles.testing';

test.each(Object.entries(NETWORKS))(
  'the magic of %s makes messages, also later in the bytes',
  (name, { magic }) => {
    expect(detect(fromHex(magic))).toMatchObject({
      as: 'messages',
      why: expect.stringContaining(name) as string,
    });
    expect(detect(fromHex(`00 ${magic}`)).why).toBe(`The magic of ${name} is in it, at byte 1.`);
  },
);

test.each(Object.entries(CHAIN_RULES))(
  'the genesis header of %s is recognised by its work',
  (_, { genesis }) => {
    const bytes = fromHex(genesis);
    expect(detect(bytes).as).toBe('header');
    expect(detect(joinBytes(bytes, bytes)).as).toBe('header');
    const { parts } = inspect({ bytes: joinBytes(bytes, bytes), written: 'hex' });
    expect(parts.map(({ first }) => first)).toEqual([0, 80]);
    expect(parts[0].fields.map(({ path }) => path)).toEqual(Object.keys(decode(header.read, bytes)));
    expect(parts[0].facts).toContain('It meets the target in its bits.');
  },
);

test('a header without the work is no header by itself, but can be read as one', () => {
  const bytes = fromHex(CHAIN_RULES.mainnet.genesis);
  bytes[79] ^= 1;
  expect(detect(bytes).as).toBe('bytes');
  const { parts } = inspect({ bytes, written: 'hex' }, { as: 'header' });
  expect(parts[0].facts).toContain('It does not meet the target in its bits.');
  bytes.set([0, 0, 0, 0], 72);
  expect(inspect({ bytes, written: 'hex' }, { as: 'header' }).parts[0].facts[1]).toContain(
    'the target is zero',
  );
  const cut = inspect({ bytes: bytes.subarray(0, 70), written: 'hex' }, { as: 'header' });
  expect(errorsIn(cut)).toEqual(['time at byte 68: expected 4 bytes, found 2']);
  expect(gaps(cut)).toEqual([]);
});

test.each([
  ['tx-f4184fc5', 'tx'],
  ['tx-bip143-p2wpkh', 'tx'],
  ['block-0', 'block'],
  ['satoshi-0.16.0-a', 'version'],
])('%s without a header is recognised as %s', (name, as) => {
  expect(detect(recording(name).bytes).as).toBe(as);
});

test('eight bytes can be several things: which ones is said, and nothing is chosen', () => {
  const { as, why } = detect(new Uint8Array(8).fill(0xab));
  expect(as).toBe('bytes');
  for (const command of ['feefilter', 'ping', 'pong']) expect(why).toContain(command);
});

test('what is nothing known is shown as bytes, and says what it looks like', () => {
  const page = new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n');
  expect(detect(page)).toMatchObject({ as: 'bytes' });
  const facts = (bytes: Uint8Array) => inspect({ bytes, written: 'hex' }, { as: 'messages' }).parts[0].facts;
  expect(facts(page)).toEqual(['It looks like HTTP: is that the RPC port?']);
  expect(facts(new TextEncoder().encode('SSH-2.0-OpenSSH_9.6\r\n'))).toEqual(['It looks like SSH.']);
});

test('every payload of the lessons can be chosen', () => {
  expect(knownCommands()).toEqual([...PAYLOADS.keys(), 'alert'].sort());
  expect(kinds()).toEqual(expect.arrayContaining([...PAYLOADS.keys()]));
  for (const command of knownCommands()) expect(codecOf(command)).toBeDefined();
});

test('no bytes, and a kind that there is not, are refused', () => {
  expect(() => inspect({ bytes: new Uint8Array(0), written: 'hex' })).toThrow('There are no bytes.');
  expect(() => inspect({ bytes: new Uint8Array(1), written: 'hex' }, { as: 'constructor' })).toThrow(
    'There is no kind "constructor". There are: messages,',
  );
});
