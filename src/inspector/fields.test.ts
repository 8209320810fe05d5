import { writeMessage } from '../../solutions/01-framing';
import { makeMessage } from '../../solutions/07-own-version';
import '../../solutions/20-light-client';
import { NETWORK } from '../wire/address-networks';
import { joinBytes } from '../wire/bytes';
import { encode } from '../wire/codec/codec';
import { inspect } from './inspect';
import { MAX_FIELDS } from './limits';
import { knownCommands } from './payload';
import { OWN, SOURCES } from './meaning-sources';
import collected from './meanings.json';
import { gaps } from './tiles.testing';

const hash = new Uint8Array(32).map((_, i) => i + 1);
const inventory = [{ type: 1, hash }];
const range = { filter_type: 0, start_height: 1, stop_hash: hash };
const node = { services: 9n, ip: '198.18.1.9', port: 8333 };

/** A value for each command whose recordings do not have all fields. */
const VALUES: Record<string, unknown> = {
  version: undefined,
  inv: inventory,
  feature: { id: new TextEncoder().encode('test'), data: new Uint8Array(2) },
  feefilter: { rate: 1000n },
  sendcmpct: { announce: true, version: 2n },
  addr: [{ time: 1, ...node }],
  addrv2: [
    { time: 1, services: 9n, network: NETWORK.IPV4, address: Uint8Array.of(198, 18, 1, 9), port: 8333 },
    { time: 1, services: 9n, network: NETWORK.TORV3, address: hash, port: 8333 },
  ],
  getcfheaders: range,
  getcfilters: range,
  cfheaders: { filter_type: 0, stop_hash: hash, previous_filter_header: hash, filter_hashes: [hash, hash] },
  cfilter: { filter_type: 0, block_hash: hash, filter: new Uint8Array(3) },
};

const fieldsIn = (command: string, value: unknown) => {
  const bytes = encode((w, message) => writeMessage(w, message), makeMessage(command, value));
  const inspection = inspect({ bytes, written: 'hex' });
  expect(gaps(inspection)).toEqual([]);
  return inspection.parts[0].fields;
};

test.each(Object.entries(VALUES).filter(([, value]) => value !== undefined))(
  'every field of %s has an explanation',
  (command, value) => {
    for (const { path, meaning } of fieldsIn(command, value)) expect(`${path}: ${meaning}`).toMatch(/: \S/);
  },
);

test('every command that has a payload has explanations', () => {
  const empty = ['verack', 'wtxidrelay', 'sendaddrv2', 'sendheaders', 'getaddr'];
  expect(knownCommands().filter((command) => !(command in SOURCES))).toEqual(empty.sort());
});

test('no explanation is there twice, and each of our own is used', () => {
  const own: string[] = Object.values(OWN);
  const all = [...own, ...Object.values(collected)];
  expect(all.filter((words, i) => all.indexOf(words) !== i)).toEqual([]);
  const used = Object.values(SOURCES).flatMap((sources) => Object.values(sources).flat());
  const unread = ['own:rest', 'own:hidden', 'own:bytes'];
  expect(Object.keys(OWN).filter((key) => ![...used, ...unread].includes(`own:${key}`))).toEqual([]);
});

test('every explanation of the header of a message belongs to a field of it', () => {
  const found = fieldsIn('feefilter', VALUES.feefilter).map(({ path }) => path);
  expect(found).toEqual(expect.arrayContaining(Object.keys(SOURCES.frame)));
});

test('what is known about a value is beside it', () => {
  const values = (command: string, value: unknown) =>
    Object.fromEntries(fieldsIn(command, value).map((field) => [field.path, field.value]));
  expect(values('inv', inventory)).toMatchObject({
    magic: 'mainnet',
    '[0].type': '1 · TX',
    // people write a hash in the reverse order
    '[0].hash': '201f1e1d1c1b1a191817161514131211100f0e0d0c0b0a090807060504030201',
  });
  const addrv2 = values('addrv2', VALUES.addrv2);
  expect(addrv2).toMatchObject({
    '[0].services': '9n · NODE_NETWORK, NODE_WITNESS',
    '[0].time': '1 · 1970-01-01T00:00:01Z',
    '[0].network': '1 · IPV4',
    '[0].address.bytes': '198.18.1.9',
  });
  expect(addrv2['[1].address.bytes']).toMatch(/^[a-z2-7]{56}\.onion$/);
});

test('of more fields than can be shown, the rest is one field; an error in it is still found', () => {
  // a transaction with one input, and a witness of empty items
  const input = joinBytes(new Uint8Array(36), Uint8Array.of(0), new Uint8Array(4));
  const output = joinBytes(new Uint8Array(8), Uint8Array.of(0));
  const head = joinBytes(Uint8Array.of(1, 0, 0, 0, 0, 1, 1), input, Uint8Array.of(1), output);
  const items = 70_000;
  const count = Uint8Array.of(0xfe, items & 255, (items >> 8) & 255, items >> 16, 0);
  const bytes = joinBytes(head, count, Uint8Array.of(1, 7), new Uint8Array(items - 1), new Uint8Array(4));
  const whole = inspect({ bytes, written: 'hex' }, { as: 'tx' });
  expect(whole.parts[0].fields).toHaveLength(MAX_FIELDS + 1);
  expect(whole.parts[0].fields.at(-1)).toMatchObject({ path: 'more fields', end: bytes.length });
  expect(whole.parts[0].errors).toEqual([]);
  expect(gaps(whole)).toEqual([]);
  const cut = inspect({ bytes: bytes.subarray(0, -1), written: 'hex' }, { as: 'tx' });
  expect(cut.parts[0].errors.map(({ path }) => path)).toEqual(['locktime']);
});
