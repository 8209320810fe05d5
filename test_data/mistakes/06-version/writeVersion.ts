import { bool, int32, uint32, uint64, uint8 } from '../../../solutions/02-fields';
import { writeVarStr } from '../../../solutions/03-varints';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import * as right from '../../../solutions/06-version';
import { type Version, writeStart } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeVersion. */
export const mistakes = new MistakeTable('writeVersion');

// ! for the type checker, and a crash on the first old message.
mistakes.add(
  'absent-field-crashes',
  'You rejected an absent field, or crashed on it',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    writeNetAddr(w, addr_from!);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// relay is left out if it is absent, but all the others are filled in.
mistakes.add(
  'absent-fields-filled',
  'You wrote something for an absent field',
  (w: Writer, version: Version) => {
    const nobody = { services: 0n, ip: '::', port: 0 };
    const rest = { addr_from: nobody, nonce: 0n, user_agent: new Uint8Array(), start_height: 0 };
    right.writeVersion(w, { ...rest, ...version });
  },
);

// All nine fields, without a check whether they are present.
mistakes.add(
  'all-fields-written',
  'There was no relay byte, but you wrote one',
  (w: Writer, version: Version) => {
    const nobody = { services: 0n, ip: '::', port: 0 };
    writeStart(w, version);
    writeNetAddr(w, version.addr_recv);
    writeNetAddr(w, version.addr_from ?? nobody);
    uint64.write(w, version.nonce ?? 0n);
    writeVarStr(w, version.user_agent ?? new Uint8Array());
    int32.write(w, version.start_height ?? 0);
    bool.write(w, version.relay ?? false);
  },
);

// `if (user_agent?.length)`: empty is taken for absent.
mistakes.add(
  'empty-user-agent-not-written',
  'Zero, empty and absent are three different things',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent?.length) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// Each field that is present is written, and the reader takes one for another.
mistakes.add('gap-not-rejected', 'You wrote it without addr_from', (w: Writer, version: Version) => {
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent);
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, relay);
});

// Looks for gaps only before a later field, and misses a nonce that is absent at the end.
mistakes.add(
  'half-group-not-rejected',
  'You wrote addr_from without a nonce',
  (w: Writer, version: Version) => {
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    if (nonce !== undefined || user_agent !== undefined || addr_from === undefined) {
      right.writeVersion(new Writer(), version);
    }
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// `!version.nonce` is true for more than an absent nonce.
mistakes.add('nonce-zero-is-a-gap', 'Compare with undefined', (w: Writer, version: Version) => {
  if (version.addr_from && !version.nonce) throw new RangeError('nonce is absent');
  right.writeVersion(w, version);
});

// `if (nonce)`: 0n is falsy, too.
mistakes.add(
  'nonce-zero-not-written',
  'Zero, empty and absent are three different things',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// A nonce of 0 looks forgotten, so one is made up.
mistakes.add(
  'nonce-zero-replaced',
  'You replaced a zero with something else',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce || 1n);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// 46 bytes are all that a node requires.
mistakes.add('only-the-start-written', 'You wrote only the first 46 bytes', (w: Writer, version: Version) => {
  writeStart(w, version);
  writeNetAddr(w, version.addr_recv);
});

// relay is always in the program (undefined is falsy), so a byte is written.
mistakes.add(
  'relay-always-written',
  'There was no relay byte, but you wrote one',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    bool.write(w, relay ?? false);
  },
);

// `if (relay)`: false is taken for absent, and the peer takes absent for true.
mistakes.add(
  'relay-false-dropped',
  'False and absent are two different things',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay) bool.write(w, relay);
  },
);

// relay was added to the protocol later, but never to this writer.
mistakes.add(
  'relay-never-written',
  'relay was there, but you did not write it',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
  },
);

// Writes whether relay is present, whatever its value.
mistakes.add('relay-written-as-one', 'you wrote 01. 00 is false', (w: Writer, version: Version) => {
  right.writeVersion(new Writer(), version);
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent);
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, true);
});

// `if (start_height)`: a node at height 0 writes a message that nobody can read.
mistakes.add(
  'start-height-zero-not-written',
  'The start height is missing',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// "in" looks for the key, not for the value.
mistakes.add('undefined-counts-as-present', '"in" finds it', (w: Writer, version: Version) => {
  const names = ['addr_from', 'nonce', 'user_agent', 'start_height', 'relay'] as const;
  const last = names.map((name) => name in version).lastIndexOf(true);
  const gap = names.slice(0, last + 1).find((name) => !(name in version));
  if (gap) throw new RangeError(`no ${gap}`);
  const { relay, ...rest } = version;
  right.writeVersion(w, rest);
  if ('relay' in version) w.bytes(Uint8Array.of(relay ? 1 : 0));
});

// `< 0xfc` instead of `<= 0xfc`: 252 gets a longer form than it needs.
mistakes.add(
  'user-agent-252-in-three',
  'A length of 252 still fits into one byte',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) {
      if (user_agent.length < 0xfc) uint8.write(w, user_agent.length);
      else w.bytes(Uint8Array.of(0xfd, user_agent.length & 255, user_agent.length >> 8));
      w.bytes(user_agent);
    }
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// The length in one byte: at 253 it becomes the marker of another form.
mistakes.add(
  'user-agent-length-in-one-byte',
  'You wrote a length of 253 as one byte',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) {
      uint8.write(w, Math.min(user_agent.length, 255));
      w.bytes(user_agent);
    }
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// The length is read but never written: the slash is taken for it.
mistakes.add(
  'user-agent-length-not-written',
  'The length of the user agent is missing',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) w.bytes(user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// struct.pack("b16s", 16, agent): every name is made to fit.
mistakes.add(
  'user-agent-truncated-to-sixteen',
  'You truncated the user agent to 16 bytes',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    writeStart(w, version);
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent.slice(0, 16));
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// Read as 8 bytes and written as 4: the message of the bitcoincorps lesson got no reply.
mistakes.add(
  'version-timestamp-four-bytes',
  'You wrote the timestamp as 4 bytes but read it as 8',
  (w: Writer, version: Version) => {
    right.writeVersion(new Writer(), version);
    const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
    int32.write(w, version.version);
    uint64.write(w, version.services);
    uint32.write(w, Number(version.timestamp));
    writeNetAddr(w, addr_recv);
    if (addr_from !== undefined) writeNetAddr(w, addr_from);
    if (nonce !== undefined) uint64.write(w, nonce);
    if (user_agent !== undefined) writeVarStr(w, user_agent);
    if (start_height !== undefined) int32.write(w, start_height);
    if (relay !== undefined) bool.write(w, relay);
  },
);

// First from, then to, as in a letter.
mistakes.add('written-addresses-swapped', 'You swapped the two addresses', (w: Writer, version: Version) => {
  right.writeVersion(new Writer(), version);
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_from ?? addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_recv);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent);
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, relay);
});

// The fields are written without field(): the error says that a number is invalid, not which.
mistakes.add('written-fields-not-named', 'The error names no field', (w: Writer, version: Version) => {
  const small = { ...version, addr_recv: { ...version.addr_recv, port: 0 }, start_height: 0 };
  right.writeVersion(new Writer(), version.start_height === undefined ? version : small);
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent);
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, relay);
});

// The relay byte is removed from the object of the caller, to be written last.
mistakes.add('written-version-changed', 'You changed the object', (w: Writer, version: Version) => {
  const { relay } = version;
  delete version.relay;
  right.writeVersion(w, version);
  if (relay !== undefined) w.bytes(Uint8Array.of(relay ? 1 : 0));
});
