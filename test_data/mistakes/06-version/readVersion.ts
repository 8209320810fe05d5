import { bool, int32, int64, readBool, uint32, uint64 } from '../../../solutions/02-fields';
import { readVarStr, varStr } from '../../../solutions/03-varints';
import { netAddr, readNetAddr } from '../../../solutions/05-net-addr';
import * as right from '../../../solutions/06-version';
import { readStart, type Version } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { struct } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readVersion. */
export const mistakes = new MistakeTable('readVersion');

// An object literal with all nine names: the absent fields are present, as undefined.
mistakes.add('absent-as-undefined', 'You returned fields that are undefined', (r: Reader): Version => {
  const start = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  return {
    ...start,
    addr_from: r.left > 0 ? r.field('addr_from', readNetAddr) : undefined,
    nonce: r.left > 0 ? r.field('nonce', uint64.read) : undefined,
    user_agent: r.left > 0 ? r.field('user_agent', readVarStr) : undefined,
    start_height: r.left > 0 ? r.field('start_height', int32.read) : undefined,
    relay: r.left > 0 ? r.field('relay', readBool) : undefined,
  };
});

// The bitcoincorps lesson read a time of 4 bytes, and printed 61:4:204:214, port 0.
mistakes.add('addr-recv-as-in-bitcoincorps', 'An address in a version message has no time', (r: Reader) => {
  const start = readStart(r);
  const [services, address] = [r.bytes(12).slice(4), r.bytes(14)];
  return { ...start, addr_recv: { services: BigInt(services[0]), ip: address.slice(-4).join('.'), port: 0 } };
});

// readNetAddr is called without field(): the error says ip, but not of which address.
mistakes.add('address-not-named', 'it should be about "addr_recv.port"', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: readNetAddr(r) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// The only address function reads a time first: addr_recv becomes ::ffff:6805:3d04:ccd6:d00.
mistakes.add('address-with-time', 'An address in a version message has no time', (r: Reader) => {
  const start = readStart(r);
  r.bytes(4);
  const addr_recv = r.field('addr_recv', readNetAddr);
  return { ...start, addr_recv, user_agent: new Uint8Array() };
});

// First from, then to, as in a letter.
mistakes.add('addresses-swapped', 'You swapped the two addresses', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  const { addr_recv, addr_from = addr_recv } = version;
  return { ...version, addr_recv: addr_from, addr_from: addr_recv };
});

// One struct of nine fields: messages from before 2012 or 2013 are rejected.
{
  const nine = struct({
    version: int32,
    services: uint64,
    timestamp: int64,
    addr_recv: netAddr,
    addr_from: netAddr,
    nonce: uint64,
    user_agent: varStr,
    start_height: int32,
    relay: bool,
  });
  mistakes.add('all-fields-required', 'You read a relay byte that is not there', nine.read);
}

// The defaults of a node, added while reading: what the peer said can no longer be seen.
mistakes.add('defaults-made-up', 'You returned fields that the message does not have', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return { nonce: 1n, user_agent: new Uint8Array(), start_height: -1, ...version };
});

// The table says "since protocol 106", so the version number decides.
mistakes.add('goes-by-version-106', 'You went by the version number, 106', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  if (version.version < 209) delete version.start_height;
  if (version.version < 70001) delete version.relay;
  return version;
});

// BIP 37: relay is present if the version is at least 70001. Not every sender agrees.
mistakes.add('goes-by-version-70001', 'You went by the version number', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  if (version.version < 70001) delete version.relay;
  return version;
});

// Number() rounds the nonce: a node would never recognise its own.
mistakes.add('nonce-as-number', 'which can hold 53 of its 64 bits', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return { ...version, nonce: Number(version.nonce) };
});

// A nonce is "just bytes", so it is read in the order of a hex dump.
mistakes.add('nonce-big-endian', 'The nonce differs. It is a little-endian uint64', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = BigInt(`0x${hex(r.bytes(8, 'nonce'))}`);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// Each field is read "as long as bytes are left", but addr_from and nonce are one group.
mistakes.add('nonce-optional-on-its-own', 'addr_from and nonce come together or not at all', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    if (r.left > 0) version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// relay is known to be optional, but the others are always read.
mistakes.add('only-relay-optional', 'The message may end after 46 bytes, but you read on', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  version.user_agent = r.field('user_agent', readVarStr);
  version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// undefined is falsy, so it is false: the peer would send no transactions.
mistakes.add('relay-absent-is-false', 'There is no relay byte, but you returned false', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  version.relay = r.left > 0 && r.field('relay', readBool);
  return version;
});

// Today's nodes assume true, but a reader that does so makes it up.
mistakes.add('relay-absent-is-true', 'There is no relay byte, but you returned true', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  version.relay = r.left === 0 || r.field('relay', readBool);
  return version;
});

// The byte unchanged: 1 is as good as true, until it is compared.
mistakes.add('relay-as-number', 'relay is a bool, but you returned a number', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) Object.assign(version, { relay: r.bytes(1, 'relay')[0] });
  return version;
});

// `=== 1`: 02 is true for a node, but false here.
mistakes.add('relay-equals-one', 'You compared relay with 1', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.bytes(1, 'relay')[0] === 1;
  return version;
});

// relay is read if the version is 70001 or more, or a byte is left: only the latter counts.
mistakes.add('relay-expected-by-version', 'Check whether bytes are left', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0 || version.version > 70000) version.relay = r.field('relay', readBool);
  return version;
});

// A byte counts as relay only if it is the last one.
mistakes.add('relay-only-at-the-end', 'relay is missing, but its byte is there', (r: Reader): Version => {
  const version = right.readVersion(r);
  if (r.left > 0) delete version.relay;
  return version;
});

// The read_bool of the bitcoincorps lesson: it rejects a message without relay.
mistakes.add('relay-runs-dry', 'You read a relay byte that is not there', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  version.relay = r.field('relay', readBool);
  return version;
});

// decode() inside the function: every later extension of the message is rejected.
mistakes.add('rest-rejected', 'because more bytes follow', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  if (r.left > 0) throw new WireError('', r.offset, 'the end', `${r.left} more`);
  return version;
});

// relay is "all that is left": the bytes after it are lost.
mistakes.add('rest-swallowed', 'You read to the end', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.bytes(r.left, 'relay').some((byte) => byte !== 0);
  return version;
});

// A height is never negative, but -1 is what a node without blocks sends.
mistakes.add('start-height-unsigned', 'start_height is signed, an int32', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', uint32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// `if (height)`: height 0 is taken for absent.
mistakes.add('start-height-zero-dropped', 'The start height is 0, but you dropped it', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  if (!version.start_height) delete version.start_height;
  return version;
});

// 46 bytes are what a node requires, so no more are read.
mistakes.add('start-without-the-rest', 'addr_from is missing', (r: Reader): Version => ({
  ...readStart(r),
  addr_recv: r.field('addr_recv', readNetAddr),
}));

// `left >= 4` instead of `left > 0`: half a field is ignored as if it were not there.
mistakes.add('truncated-field-accepted', 'Every field must be complete', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left >= 4) version.start_height = r.field('start_height', int32.read);
  if (r.left === 1) version.relay = r.field('relay', readBool);
  return version;
});

// Skips the length byte and reads 16 bytes: right for /Satoshi:0.15.1/ and no other.
mistakes.add('user-agent-always-sixteen', 'Its length comes first', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.bytes(17, 'user_agent').slice(1);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// TextDecoder, as the name suggests: a byte that is not valid UTF-8 cannot be recovered.
mistakes.add('user-agent-as-string', 'You returned the user agent as a string', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  const text = new TextDecoder().decode(version.user_agent);
  return { ...version, user_agent: text };
});

// `if (length)`: an empty user agent is taken for an absent one.
mistakes.add('user-agent-empty-dropped', 'Empty and absent are two different things', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  if (version.user_agent?.length === 0) delete version.user_agent;
  return version;
});

// In every recording the length is one byte.
mistakes.add('user-agent-length-one-byte', 'read a CompactSize', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.bytes(r.bytes(1, 'user_agent.length')[0], 'user_agent.bytes');
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// A node rejects more than 256 bytes; a reader that does so cannot even show them.
mistakes.add('user-agent-limit-while-reading', 'read it all the same', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if ((version.user_agent?.length ?? 0) > 256) {
    throw new WireError('user_agent', 80, 'at most 256 bytes', `${version.user_agent?.length}`);
  }
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});

// struct.unpack("16s"): all user agents in the recordings seemed to have that length.
mistakes.add('user-agent-sixteen-bytes', 'You took the length, 16, for the first byte', (r: Reader) => {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.bytes(16, 'user_agent');
  r.bytes(Math.min(1, r.left));
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
});
