import { readNetAddr } from '../../../solutions/05-net-addr';
import * as right from '../../../solutions/06-version';
import { readStart } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { struct } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readVersion. */
export const mistakes = new MistakeTable('readVersion');

// Each name gets a value: the absent fields are present, as undefined.
mistakes.patch(
  'absent-as-undefined',
  'You returned fields that are undefined',
  ['if (r.left > 0) Object', 'Object'],
  [
    'struct(group).read(r))',
    'r.left > 0 ? struct(group).read(r) : Object.fromEntries(Object.keys(group).map((name) => [name])))',
  ],
);

// The bitcoincorps lesson read a time of 4 bytes, and printed 61:4:204:214, port 0.
mistakes.add('addr-recv-as-in-bitcoincorps', 'An address in a version message has no time', (r: Reader) => {
  const start = readStart(r);
  const [services, address] = [r.bytes(12).slice(4), r.bytes(14)];
  return { ...start, addr_recv: { services: BigInt(services[0]), ip: address.slice(-4).join('.'), port: 0 } };
});

// netAddr is read without field(): the error says ip, but not of which address.
mistakes.patch('address-not-named', 'it should be about "addr_recv.port"', [
  'struct(first).read(r)',
  '{ ...readStart(r), addr_recv: netAddr.read(r) }',
]);

// The only address function reads a time first: addr_recv becomes ::ffff:6805:3d04:ccd6:d00.
mistakes.add('address-with-time', 'An address in a version message has no time', (r: Reader) => {
  const start = readStart(r);
  r.bytes(4);
  const addr_recv = r.field('addr_recv', readNetAddr);
  return { ...start, addr_recv, user_agent: new Uint8Array() };
});

// First from, then to, as in a letter.
mistakes.patch(
  'addresses-swapped',
  'You swapped the two addresses',
  ['addr_recv: netAddr', 'addr_from: netAddr'],
  ['addr_from: netAddr, nonce', 'addr_recv: netAddr, nonce'],
);

// All nine fields are read, as if by one struct: messages from before 2012 or 2013 are rejected.
mistakes.patch('all-fields-required', 'You read a relay byte that is not there', [
  'if (r.left > 0) Object',
  'Object',
]);

// The defaults of a node, added while reading: what the peer said can no longer be seen.
mistakes.patch('defaults-made-up', 'You returned fields that the message does not have', [
  'return version as Version',
  'return { nonce: 1n, user_agent: new Uint8Array(), start_height: -1, ...version }',
]);

// The table says "since protocol 106", so the version number decides.
mistakes.patch(
  'goes-by-version-106',
  'You went by the version number, 106',
  [
    'return version as Version',
    'if (version.version < 209) delete version.start_height; return version as Version',
  ],
  [
    'return version as Version',
    'if (version.version < 70001) delete version.relay; return version as Version',
  ],
);

// BIP 37: relay is present if the version is at least 70001. Not every sender agrees.
mistakes.patch('goes-by-version-70001', 'You went by the version number', [
  'return version as Version',
  'if (version.version < 70001) delete version.relay; return version as Version',
]);

// Number() rounds the nonce: a node would never recognise its own.
mistakes.patch('nonce-as-number', 'which can hold 53 of its 64 bits', [
  'return version as Version',
  'return { ...version, nonce: Number(version.nonce) }',
]);

// A nonce is "just bytes", so it is read in the order of a hex dump.
mistakes.patch('nonce-big-endian', 'The nonce differs. It is a little-endian uint64', [
  'nonce: uint64',
  'nonce: { ...uint64, read: (r) => Buffer.from(r.bytes(8)).readBigUInt64BE() }',
]);

// Each field is read "as long as bytes are left", but addr_from and nonce are one group.
mistakes.patch('nonce-optional-on-its-own', 'addr_from and nonce come together or not at all', [
  'addr_from: netAddr, nonce',
  'addr_from: netAddr }, { nonce',
]);

// relay is known to be optional, but the others are always read.
mistakes.patch('only-relay-optional', 'The message may end after 46 bytes, but you read on', [
  'r.left > 0',
  "r.left > 0 || !('relay' in group)",
]);

// undefined is falsy, so it is false: the peer would send no transactions.
mistakes.patch('relay-absent-is-false', 'There is no relay byte, but you returned false', [
  'return version as Version',
  'return { ...version, relay: version.relay ?? false }',
]);

// Today's nodes assume true, but a reader that does so makes it up.
mistakes.patch('relay-absent-is-true', 'There is no relay byte, but you returned true', [
  'return version as Version',
  'return { ...version, relay: version.relay ?? true }',
]);

// The byte unchanged: 1 is as good as true, until it is compared.
mistakes.patch('relay-as-number', 'relay is a bool, but you returned a number', [
  'relay: bool',
  'relay: { ...bool, read: (r) => r.bytes(1)[0] }',
]);

// `=== 1`: 02 is true for a node, but false here.
mistakes.patch('relay-equals-one', 'You compared relay with 1', [
  'relay: bool',
  'relay: { ...bool, read: (r) => r.bytes(1)[0] === 1 }',
]);

// relay is read if the version is 70001 or more, or a byte is left: only the latter counts.
mistakes.patch('relay-expected-by-version', 'Check whether bytes are left', [
  'r.left > 0',
  "r.left > 0 || ('relay' in group && version.version > 70000)",
]);

// A byte counts as relay only if it is the last one.
mistakes.patch('relay-only-at-the-end', 'relay is missing, but its byte is there', [
  'return version as Version',
  'if (r.left > 0) delete version.relay; return version as Version',
]);

// The read_bool of the bitcoincorps lesson: it rejects a message without relay.
mistakes.patch('relay-runs-dry', 'You read a relay byte that is not there', [
  'r.left > 0',
  "r.left > 0 || 'relay' in group",
]);

// decode() inside the function: every later extension of the message is rejected.
mistakes.add('rest-rejected', 'because more bytes follow', (r: Reader) => {
  const version = right.readVersion(r);
  if (r.left > 0) throw new WireError('', r.offset, 'the end', `${r.left} more`);
  return version;
});

// The same, with an error of any kind.
mistakes.add('rest-rejected-without-a-path', 'because more bytes follow', (r: Reader) => {
  const version = right.readVersion(r);
  if (r.left > 0) throw new RangeError(`${r.left} bytes left`);
  return version;
});

// relay is "all that is left": the bytes after it are lost.
mistakes.patch('rest-swallowed', 'You read to the end', [
  'relay: bool',
  'relay: { ...bool, read: (r) => r.bytes(r.left).some((byte) => byte !== 0) }',
]);

// A height is never negative, but -1 is what a node without blocks sends.
mistakes.patch('start-height-unsigned', 'start_height is signed, an int32', [
  'start_height: int32',
  'start_height: { ...int32, read: (r) => int32.read(r) >>> 0 }',
]);

// `if (height)`: height 0 is taken for absent.
mistakes.patch('start-height-zero-dropped', 'The start height is 0, but you dropped it', [
  'return version as Version',
  'if (!version.start_height) delete version.start_height; return version as Version',
]);

// 46 bytes are what a node requires, so no more are read.
mistakes.patch('start-without-the-rest', 'addr_from is missing', [
  'for (const group of later)',
  'for (const group of [] as Fields[])',
]);

// `left >= 4` instead of `left > 0`: half a field is ignored as if it were not there.
mistakes.patch('truncated-field-accepted', 'Every field must be complete', [
  'r.left > 0',
  "r.left >= ('start_height' in group ? 4 : 1)",
]);

// Skips the length byte and reads 16 bytes: right for /Satoshi:0.15.1/ and no other.
mistakes.patch('user-agent-always-sixteen', 'Its length comes first', [
  'user_agent: varStr',
  'user_agent: { ...varStr, read: (r) => r.bytes(17).slice(1) }',
]);

// TextDecoder, as the name suggests: a byte that is not valid UTF-8 cannot be recovered.
mistakes.patch('user-agent-as-string', 'You returned the user agent as a string', [
  'return version as Version',
  'return { ...version, user_agent: new TextDecoder().decode(version.user_agent) }',
]);

// `if (length)`: an empty user agent is taken for an absent one.
mistakes.patch('user-agent-empty-dropped', 'Empty and absent are two different things', [
  'return version as Version',
  'if (version.user_agent?.length === 0) delete version.user_agent; return version as Version',
]);

// In every recording the length is one byte.
mistakes.patch('user-agent-length-one-byte', 'read a CompactSize', [
  'user_agent: varStr',
  "user_agent: { ...varStr, read: (r) => r.bytes(r.bytes(1, 'length')[0], 'bytes') }",
]);

// A node rejects more than 256 bytes; a reader that does so cannot even show them.
mistakes.add('user-agent-limit-while-reading', 'read it all the same', (r: Reader) => {
  const version = right.readVersion(r);
  const length = version.user_agent?.length ?? 0;
  if (length > 256) throw new WireError('user_agent', 80, 'at most 256 bytes', String(length));
  return version;
});

// struct.unpack("16s"): all user agents in the recordings seemed to have that length.
mistakes.patch('user-agent-sixteen-bytes', 'You took the length, 16, for the first byte', [
  'user_agent: varStr',
  'user_agent: { ...varStr, read: (r) => r.bytes(17).slice(0, 16) }',
]);

// readStart is used for the first three fields; the first group has them as well.
mistakes.add('start-read-twice', 'You read the first three fields twice', (r: Reader) => {
  const version = { ...readStart(r), ...struct(right.VERSION_GROUPS[0]).read(r) };
  for (const group of right.VERSION_GROUPS.slice(1)) {
    if (r.left > 0) Object.assign(version, struct(group).read(r));
  }
  return version;
});

// The arguments of Object.assign are swapped: the copy is thrown away.
mistakes.patch('later-groups-thrown-away', 'Object.assign copies into its first argument', [
  'Object.assign(version, struct(group).read(r))',
  'Object.assign(struct(group).read(r), version)',
]);

// The groups of the list become groups of the result.
mistakes.add('groups-nested', 'Each group is an object of its own', (r: Reader) => {
  const [start, from, agent, height, relay] = right.VERSION_GROUPS.map((group, i) =>
    i === 0 || r.left > 0 ? struct(group).read(r) : undefined,
  );
  return { version: start, from, agent, height, relay };
});
