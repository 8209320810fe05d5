import { bool, int32, uint64 } from '../../../solutions/02-fields';
import { varStr, writeVarStr } from '../../../solutions/03-varints';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import { type Version, VERSION_GROUPS } from '../../../solutions/06-version';
import * as right from '../../../solutions/07-own-version';
import { writeStart } from '../../../solutions/07-own-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeVersion. */
export const mistakes = new MistakeTable('writeVersion');

/** Write each field that is present, even if an earlier one is absent. */
function writePresent(w: Writer, version: Version): void {
  const { addr_recv, addr_from, nonce, user_agent, start_height, relay } = version;
  writeStart(w, version);
  writeNetAddr(w, addr_recv);
  if (addr_from !== undefined) writeNetAddr(w, addr_from);
  if (nonce !== undefined) uint64.write(w, nonce);
  if (user_agent !== undefined) writeVarStr(w, user_agent);
  if (start_height !== undefined) int32.write(w, start_height);
  if (relay !== undefined) bool.write(w, relay);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the fields have different types
type Writers = Record<string, (w: Writer, value: any) => void>;

/** A writer for which some fields are written in a way of their own. */
const writerWith = (own: Writers) => (w: Writer, version: Version) => {
  right.writeVersion(new Writer(), version); // which rejects a gap
  for (const [name, codec] of VERSION_GROUPS.flatMap((group) => Object.entries(group))) {
    const value = version[name as keyof Version];
    if (value !== undefined) w.field(name, () => (own[name] ?? codec.write)(w, value));
  }
};

/** What is written for the fields that are absent. */
const MADE_UP = {
  addr_from: { services: 0n, ip: '::', port: 0 },
  nonce: 0n,
  user_agent: new Uint8Array(),
  start_height: 0,
};

// ! for the type checker, and a crash on the first old message.
mistakes.patch('absent-field-crashes', 'You rejected an absent field, or crashed on it', [
  'if (!absent) struct(group)',
  'struct(group)',
]);

// relay is left out if it is absent, but all the others are filled in.
mistakes.add(
  'absent-fields-filled',
  'You wrote something for an absent field',
  (w: Writer, version: Version) => {
    right.writeVersion(w, { ...MADE_UP, ...version });
  },
);

// All nine fields, without a check whether they are present.
mistakes.add(
  'all-fields-written',
  'There was no relay byte, but you wrote one',
  (w: Writer, version: Version) => {
    right.writeVersion(w, { ...MADE_UP, relay: false, ...version });
  },
);

// `if (user_agent?.length)`: empty is taken for absent.
mistakes.patch('empty-user-agent-not-written', 'Zero, empty and absent are three different things', [
  'if (!absent) struct(group)',
  'if (!absent && version[present].length !== 0) struct(group)',
]);

// Each field that is present is written, so a reader takes one field for a different one.
mistakes.add('gap-not-rejected', 'You wrote it without addr_from', writePresent);

// Looks for gaps only before a later field, and misses a nonce that is absent at the end.
mistakes.add(
  'half-group-not-rejected',
  'You wrote addr_from without a nonce',
  (w: Writer, version: Version) => {
    const { addr_from, nonce, user_agent } = version;
    const half = addr_from !== undefined && nonce === undefined && user_agent === undefined;
    if (!half) right.writeVersion(new Writer(), version);
    writePresent(w, version);
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
  writerWith({ nonce: (w, nonce) => nonce && uint64.write(w, nonce) }),
);

// A nonce of 0 looks forgotten, so one is made up.
mistakes.add(
  'nonce-zero-replaced',
  'You replaced a zero with something else',
  writerWith({ nonce: (w, nonce) => uint64.write(w, nonce || 1n) }),
);

// 46 bytes are all that a node requires.
mistakes.patch('only-the-start-written', 'You wrote only the first 46 bytes', [
  'struct(first).write(w, version);',
  'struct(first).write(w, version); return;',
]);

// relay is treated as always present (undefined is falsy), so a byte is written.
mistakes.patch('relay-always-written', 'There was no relay byte, but you wrote one', [
  'for (const group',
  'version = { ...version, relay: version.relay ?? false }; for (const group',
]);

// `if (relay)`: false is taken for absent, and the peer takes absent for true.
mistakes.patch('relay-false-dropped', 'False and absent are two different things', [
  'if (!absent) struct(group)',
  'if (!absent && version[present] !== false) struct(group)',
]);

// relay was added to the protocol later, but never to this writer.
mistakes.patch('relay-never-written', 'relay was there, but you did not write it', [
  'if (!absent) struct(group)',
  "if (!absent && present !== 'relay') struct(group)",
]);

// Writes whether relay is present, whatever its value.
mistakes.add(
  'relay-written-as-one',
  'you wrote 01. 00 is false',
  writerWith({ relay: (w) => bool.write(w, true) }),
);

// `if (start_height)`: a node at height 0 writes a message that no peer can read.
mistakes.patch('start-height-zero-not-written', 'The start height is missing', [
  'if (!absent) struct(group)',
  'if (!absent && version[present] !== 0) struct(group)',
]);

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
  writerWith({
    user_agent: (w, name) =>
      name.length === 252 ? w.bytes(Uint8Array.of(0xfd, 252, 0, ...name)) : varStr.write(w, name),
  }),
);

// The length in one byte: at 253 it becomes the marker of another form.
mistakes.add(
  'user-agent-length-in-one-byte',
  'You wrote a length of 253 as one byte',
  writerWith({
    user_agent: (w, bytes) => w.bytes(Uint8Array.of(bytes.length, ...bytes)),
  }),
);

// The length is read but never written: the slash is taken for it.
mistakes.add(
  'user-agent-length-not-written',
  'The length of the user agent is missing',
  writerWith({ user_agent: (w, bytes) => w.bytes(bytes) }),
);

// struct.pack("b16s", 16, agent): every name is made to fit.
mistakes.add(
  'user-agent-truncated-to-sixteen',
  'You truncated the user agent to 16 bytes',
  writerWith({ user_agent: (w, bytes) => varStr.write(w, bytes.slice(0, 16)) }),
);

// Read as 8 bytes and written as 4: the message of the bitcoincorps lesson got no reply.
mistakes.add(
  'version-timestamp-four-bytes',
  'You wrote the timestamp as 4 bytes but read it as 8',
  writerWith({ timestamp: (w, time) => int32.write(w, Number(time)) }),
);

// First from, then to, as in a letter.
mistakes.add('written-addresses-swapped', 'You swapped the two addresses', (w: Writer, version: Version) => {
  const { addr_recv, addr_from } = version;
  right.writeVersion(w, addr_from ? { ...version, addr_recv: addr_from, addr_from: addr_recv } : version);
});

// The fields are written without field(): the error says that a number is invalid, not which.
mistakes.add('written-fields-not-named', 'The error names no field', (w: Writer, version: Version) => {
  const small = { ...version, addr_recv: { ...version.addr_recv, port: 0 }, start_height: 0 };
  right.writeVersion(new Writer(), version.start_height === undefined ? version : small);
  writePresent(w, version);
});

// The relay byte is removed from the caller’s object, to be written last.
mistakes.add('written-version-changed', 'You changed the object', (w: Writer, version: Version) => {
  const { relay } = version;
  delete version.relay;
  right.writeVersion(w, version);
  if (relay !== undefined) w.bytes(Uint8Array.of(relay ? 1 : 0));
});

// A group counts as absent only if all its fields are: half a group is written.
mistakes.patch('half-group-written', 'Check each field of a group', [
  'absent ??= names.find((name) => version[name] === undefined);',
  'if (!present) absent ??= names[0];',
]);

// The first group is taken off the list, and then forgotten.
mistakes.patch('first-group-not-written', 'The first group is missing', [
  'struct(first).write(w, version);',
  '',
]);

// writeStart writes the first three fields, and the first group has them as well.
mistakes.patch('start-written-twice', 'You wrote the first three fields twice', [
  'struct(first).write(w, version);',
  'writeStart(w, version);\n  struct(first).write(w, version);',
]);

// `throw new Error`: the message is right, the type is not.
mistakes.patch('gap-as-plain-error', 'It was rejected, but not with a RangeError', [
  'new RangeError',
  'new Error',
]);

// A message that cannot be written is a WireError everywhere else.
mistakes.add(
  'gap-as-wire-error',
  'It was rejected, but not with a RangeError',
  (w: Writer, version: Version) => {
    try {
      right.writeVersion(w, version);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const [absent] = error.message.split(' ');
      throw new WireError(absent, w.offset, absent, 'nothing');
    }
  },
);
