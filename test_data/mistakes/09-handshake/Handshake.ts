import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/07-own-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Handshake as RightHandshake } from '../../right/09-handshake/queue';

/** Wrong answers for Handshake. */
export const mistakes = new MistakeTable('Handshake');

// undefined === undefined: two versions without a nonce count as the same.
mistakes.patch(
  'handshake-absent-nonce-is-ours',
  'there is nothing to compare',
  [
    'import { Reader }',
    "import { SelfConnectionError } from '../src/wire/streams/peer-errors';\nimport { Reader }",
  ],
  [
    'refuseVersion(',
    'if (theirs.nonce === this.own.nonce) throw new SelfConnectionError(theirs.nonce);\nrefuseVersion(',
  ],
);

// Any protocol version is accepted.
mistakes.patch('handshake-age-not-checked', 'The oldest one that is still accepted is 31800', [
  'refuseVersion(theirs,',
  'refuseVersion({ ...theirs, version: 70016 },',
]);

// `while not verack and not version`, as in Programming Bitcoin: it ends after the first of the two.
mistakes.patch('handshake-and-for-or', 'It is done after the first of the two messages', [
  'undefined && this.acknowledged',
  'undefined || this.acknowledged',
]);

// Any two messages count as a handshake.
mistakes.add(
  'handshake-any-two-messages',
  'It is done after the first of the two messages',
  class Handshake extends RightHandshake {
    private count = 0;

    override get done() {
      return this.count >= 2;
    }

    override receive(message: Message) {
      if (['version', 'verack'].includes(message.command)) this.count++;
      return super.receive(message);
    }
  },
);

// open() sends the version, whichever side has connected.
mistakes.patch('handshake-both-speak-first', 'You send a version before the peer has said anything', [
  'this.inbound ? [] : ',
  '',
]);

// startsWith(), as if the padding still followed the command.
mistakes.patch('handshake-command-starts-with', 'for the version. Check the command', [
  "message.command !== 'version'",
  "!message.command.startsWith('version')",
]);

// A verack that comes before the version is treated as an error, and dropped.
mistakes.patch('handshake-early-verack-dropped', 'It may come before their version', [
  "message.command === 'verack'",
  "message.command === 'verack' && this.theirs",
]);

// readPayload rejects bytes after the last field.
mistakes.add(
  'handshake-extra-bytes-rejected',
  'A newer node may send more',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (message.command === 'version' && !this.theirs) readPayload(message);
      return super.receive(message);
    }
  },
);

// `>=` instead of `>`.
mistakes.patch(
  'handshake-limit-exclusive',
  'You rejected a user agent of 256 bytes',
  ['import { Reader }', "import { WireError } from '../src/wire/codec/error';\nimport { Reader }"],
  [
    'refuseVersion(',
    "if (theirs.user_agent?.length >= 256) throw new WireError('user_agent', 80, 'less', '256');\nrefuseVersion(",
  ],
);

// The nonce and the protocol version are checked, but not the length of the user agent.
mistakes.patch('handshake-long-user-agent-accepted', 'You accepted a user agent of 257 bytes', [
  'refuseVersion(theirs,',
  'refuseVersion({ ...theirs, user_agent: undefined },',
]);

// It records that a version has come before it is read.
mistakes.patch('handshake-no-second-try', 'as the first one, and ignored the next one', [
  '|| this.theirs) return [];',
  '|| this.tried) return [];\nthis.tried = true;',
]);

// Both sides wait for each other.
mistakes.patch('handshake-nobody-speaks-first', 'the side that connects speaks first', [
  "this.inbound ? [] : [makeMessage('version', this.own)]",
  '[]',
]);

// `if (nonce && …)`: 0n is false.
mistakes.patch('handshake-nonce-zero-ignored', 'You accepted the nonce 0', [
  'refuseVersion(theirs,',
  'refuseVersion({ ...theirs, nonce: theirs.nonce || undefined },',
]);

// Only a version has an answer, and only that branch has a return.
mistakes.patch('handshake-nothing-returned', 'When there is nothing to send, return an empty list', [
  'return [];',
  'return;',
]);

// <= instead of <: the oldest accepted version is rejected, as if each were one older.
mistakes.patch('handshake-oldest-rejected', 'You rejected protocol version 31800', [
  'refuseVersion(theirs,',
  'refuseVersion({ ...theirs, version: theirs.version - 1 },',
]);

// Only two messages belong here, so any other is an error. But a node sends what it likes.
mistakes.patch('handshake-others-are-errors', 'before the handshake was done. Ignore it', [
  'this.acknowledged = true;',
  "this.acknowledged = true;\nelse if (message.command !== 'version') throw new Error(`unexpected ${message.command}`);",
]);

// It only knows the nonce of this connection; the one that comes back is from another connection.
mistakes.patch('handshake-own-nonce-only', 'there are more than the one of this connection', [
  'theirs, this.isOurs',
  'theirs, (nonce) => nonce === this.own.nonce',
]);

// Every payload is parsed first, even of messages that are not part of the handshake.
mistakes.add(
  'handshake-parses-everything',
  'before the handshake was done. Ignore it',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (message.command !== 'version') readPayload(message);
      return super.receive(message);
    }
  },
);

// The version is recorded first and judged afterwards: if the error is caught, the version still counts.
mistakes.patch('handshake-recorded-before-judged', 'Record their version after the checks', [
  'refuseVersion(',
  'this.theirs = theirs;\nrefuseVersion(',
]);

// if it is a version …; otherwise it must be the verack.
mistakes.patch('handshake-rest-taken-for-verack', 'for the verack. Check the command', [
  "message.command === 'verack'",
  "message.command !== 'version'",
]);

// Every version is treated alike: it does not check whether one has already come.
mistakes.patch('handshake-second-version-answered', 'You answered the second version, too', [
  ' || this.theirs',
  '',
]);

// A version is read and judged before the check whether it is the second one.
mistakes.patch(
  'handshake-second-version-read',
  'You read a second version and rejected it',
  [' || this.theirs', ''],
  ['this.theirs = theirs;', 'if (this.theirs) return [];\nthis.theirs = theirs;'],
);

// The nonce is sent, but never compared.
mistakes.patch('handshake-self-not-noticed', 'we have connected to ourselves', [
  'theirs, this.isOurs',
  'theirs, () => false',
]);

// The message is kept instead of the Version in its payload.
mistakes.patch('handshake-theirs-as-message', 'You kept the message itself', [
  'this.theirs = theirs',
  'this.theirs = message',
]);

// The user agent is kept as it was read: a view of the payload.
mistakes.patch('handshake-user-agent-as-a-view', 'The user agent of 11 bytes is a view of the payload', [
  '.slice()',
  '',
]);

// Everything that is received is acknowledged, even the verack.
mistakes.patch('handshake-verack-answered', 'You answered a verack with a verack', [
  'return [];',
  "return message.command === 'verack' ? [message] : [];",
]);

// First the answer, then its own version.
mistakes.patch('handshake-verack-before-own-version', 'You send the verack first', [
  "[makeMessage('version', this.own), verack]",
  "[verack, makeMessage('version', this.own)]",
]);

// Both messages are sent at once, before the peer has said anything.
mistakes.patch('handshake-verack-in-advance', 'A verack answers a version, and none has come yet', [
  "[makeMessage('version', this.own)]",
  "[makeMessage('version', this.own), makeMessage('verack', {})]",
]);

// It only waits for the verack, as in exercise 5 of chapter 10 of Programming Bitcoin.
mistakes.patch('handshake-verack-only', 'It is done after the first of the two messages', [
  'this.theirs !== undefined && ',
  '',
]);

// The version comes first in every recording, so anything else is an error.
mistakes.patch('handshake-version-expected-first', 'It threw. Version and verack may come in either order', [
  "if (message.command !== 'version' || this.theirs) return [];",
  "if (this.theirs) return [];\nif (message.command !== 'version') throw new Error('no version');",
]);

// The answer to a version is a verack. It forgets that the other side does not know our version yet.
mistakes.patch('handshake-version-never-sent', 'You never send our own version', [
  "this.inbound ? [makeMessage('version', this.own), verack] : ",
  '',
]);

// Knowing who is at the other end seems enough.
mistakes.patch('handshake-version-only', 'It is done after the first of the two messages', [
  ' && this.acknowledged',
  '',
]);

// One answer for both directions: version and verack.
mistakes.patch('handshake-version-sent-twice', 'You sent our version a second time', [
  "this.inbound ? [makeMessage('version', this.own), verack] : [verack]",
  "[makeMessage('version', this.own), verack]",
]);

// A ping is answered before anyone has said who they are.
mistakes.patch('ping-answered-in-the-handshake', "That is not the handshake's work", [
  "if (message.command !== 'version' || this.theirs) return [];",
  "if (message.command === 'ping') return [{ ...message, command: 'pong' }];\n    if (message.command !== 'version' || this.theirs) return [];",
]);

// The error of a bad version is caught, since bad messages are dropped; but who ends the connection then?
mistakes.patch('handshake-refusal-caught', 'nothing was thrown. Let the error pass', [
  '    refuseVersion(theirs, this.isOurs);',
  '    try { refuseVersion(theirs, this.isOurs); } catch { return []; }',
]);

// The user agent is copied as if every version had one.
mistakes.patch('handshake-user-agent-taken-for-granted', '`user_agent` and what follows may be undefined', [
  'if (theirs.user_agent) theirs.user_agent = theirs.user_agent.slice();',
  'theirs.user_agent = theirs.user_agent!.slice();',
]);

// Sending a verack, one has acknowledged; but the field is about theirs.
mistakes.patch('handshake-own-verack-counts', '`acknowledged` is true after their version alone', [
  'this.theirs = theirs;',
  'this.theirs = theirs;\nthis.acknowledged = true;',
]);

// A version that cannot be read is dropped here, and not by the caller.
mistakes.patch('handshake-unreadable-version-dropped', 'It cannot be read, but nothing was thrown', [
  'const theirs = readVersion(new Reader(message.payload));',
  'let theirs: Version; try { theirs = readVersion(new Reader(message.payload)); } catch { return []; }',
]);

// Their verack has come, so the handshake seems to be done on their side.
mistakes.patch('handshake-no-verack-after-theirs', 'Each first version gets a verack', [
  "const verack = makeMessage('verack', {});",
  "if (this.acknowledged) return this.open(); const verack = makeMessage('verack', {});",
]);

// A fresh version, instead of the one with our nonce.
mistakes.patch('handshake-another-version', 'with other values than `own`', [
  "[] : [makeMessage('version', this.own)]",
  "[] : [makeMessage('version', { ...this.own, nonce: 0n })]",
]);
