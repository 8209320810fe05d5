import type { Message } from '../../../solutions/01-framing';
import { makeMessage, readPayload, readVersion, type Version } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { ObsoleteVersionError, SelfConnectionError } from '../../../src/wire/streams/peer-errors';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

/** Wrong answers for Handshake. */
export const mistakes = new MistakeTable('Handshake');

// undefined === undefined: two versions without a nonce count as the same.
mistakes.add(
  'handshake-absent-nonce-is-ours',
  'there is nothing to compare',
  class Handshake extends RightHandshake {
    override judge(theirs: Version) {
      if (theirs.nonce === this.own.nonce) throw new SelfConnectionError(theirs.nonce ?? 0n);
      super.judge(theirs);
    }
  },
);

// Any protocol version is accepted.
mistakes.add(
  'handshake-age-not-checked',
  'The oldest one that is still accepted is 31800',
  class Handshake extends RightHandshake {
    override judge(theirs: Version) {
      super.judge({ ...theirs, version: 70016 });
    }
  },
);

// `while not verack and not version`, as in Programming Bitcoin: it ends after the first of the two.
mistakes.add(
  'handshake-and-for-or',
  'It is done after the first of the two messages',
  class Handshake extends RightHandshake {
    override get done() {
      return this.theirs !== undefined || this.acknowledged;
    }
  },
);

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
mistakes.add(
  'handshake-both-speak-first',
  'A version is sent before the peer has said anything',
  class Handshake extends RightHandshake {
    override open() {
      return [makeMessage('version', this.own)];
    }
  },
);

// startsWith(), as if the padding still followed the command.
mistakes.add(
  'handshake-command-starts-with',
  'was taken for the version',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      const command = message.command.startsWith('version') ? 'version' : message.command;
      return super.receive({ ...message, command });
    }
  },
);

// A verack that comes before the version is treated as an error, and dropped.
mistakes.add(
  'handshake-early-verack-dropped',
  'Both have come, but it is not done',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (message.command === 'verack' && !this.theirs) return [];
      return super.receive(message);
    }
  },
);

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
mistakes.add(
  'handshake-limit-exclusive',
  'A user agent of 256 bytes was rejected',
  class Handshake extends RightHandshake {
    protected override judge(version: Version) {
      const { length = 0 } = version.user_agent ?? {};
      if (length >= 256) throw new WireError('user_agent', 80, 'less than 256 bytes', String(length));
      super.judge(version);
    }
  },
);

// The nonce and the protocol version are checked, but not the length of the user agent.
mistakes.add(
  'handshake-long-user-agent-accepted',
  'A user agent of 257 bytes was accepted',
  class Handshake extends RightHandshake {
    protected override judge(version: Version) {
      super.judge({ ...version, user_agent: undefined });
    }
  },
);

// It records that a version has come before it is read.
mistakes.add(
  'handshake-no-second-try',
  'counted as the first one, and the next one was ignored',
  class Handshake extends RightHandshake {
    private tried = false;

    override receive(message: Message) {
      if (message.command !== 'version') return super.receive(message);
      if (this.tried) return [];
      this.tried = true;
      return super.receive(message);
    }
  },
);

// Both sides wait for each other.
mistakes.add(
  'handshake-nobody-speaks-first',
  'the side that connects speaks first',
  class Handshake extends RightHandshake {
    override open(): Message[] {
      return [];
    }
  },
);

// `if (nonce && …)`: 0n is false.
mistakes.add(
  'handshake-nonce-zero-ignored',
  'The nonce 0 was accepted',
  class Handshake extends RightHandshake {
    override judge(theirs: Version) {
      super.judge({ ...theirs, nonce: theirs.nonce || undefined });
    }
  },
);

// Only a version has an answer, and only that branch has a return.
mistakes.add(
  'handshake-nothing-returned',
  'When there is nothing to send, return an empty list',
  class Handshake extends RightHandshake {
    override receive(message: Message): Message[] {
      if (message.command === 'version') return super.receive(message);
      if (message.command === 'verack') this.acknowledged = true;
      return undefined as unknown as Message[];
    }
  },
);

// <= instead of <: the oldest accepted version is rejected.
mistakes.add(
  'handshake-oldest-rejected',
  'Protocol version 31800 was rejected',
  class Handshake extends RightHandshake {
    override judge(theirs: Version) {
      if (theirs.version <= 31800) throw new ObsoleteVersionError(`too old: ${theirs.version}`);
      super.judge(theirs);
    }
  },
);

// Only two messages belong here, so any other is an error. But a node sends what it likes.
mistakes.add(
  'handshake-others-are-errors',
  'before the handshake was done. Ignore it',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (!['version', 'verack'].includes(message.command)) throw new Error(`unexpected ${message.command}`);
      return super.receive(message);
    }
  },
);

// It only knows the nonce of this connection; the one that comes back is from another connection.
mistakes.add(
  'handshake-own-nonce-only',
  'there are more than the one of this connection',
  class Handshake extends RightHandshake {
    constructor(own: Version, inbound: boolean) {
      super(own, inbound);
    }
  },
);

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
mistakes.add(
  'handshake-recorded-before-judged',
  'Record their version after the checks',
  class Handshake extends RightHandshake {
    override judge(theirs: Version) {
      this.theirs = theirs;
      super.judge(theirs);
    }
  },
);

// if it is a version …; otherwise it must be the verack.
mistakes.add(
  'handshake-rest-taken-for-verack',
  'was taken for the verack',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      return super.receive(message.command === 'version' ? message : { ...message, command: 'verack' });
    }
  },
);

// Every version is treated alike: it does not check whether one has already come.
mistakes.add(
  'handshake-second-version-answered',
  'The second version was answered, too',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (message.command === 'version') this.theirs = undefined;
      return super.receive(message);
    }
  },
);

// It is read and judged before the check whether it is the second one.
mistakes.add(
  'handshake-second-version-read',
  'A second version was read and rejected',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (message.command === 'version') this.judge(readVersion(new Reader(message.payload)));
      return super.receive(message);
    }
  },
);

// The nonce is sent, but never compared.
mistakes.add(
  'handshake-self-not-noticed',
  'we have connected to ourselves',
  class Handshake extends RightHandshake {
    override judge(theirs: Version) {
      super.judge({ ...theirs, nonce: undefined });
    }
  },
);

// The message is kept instead of the Version in its payload.
mistakes.add(
  'handshake-theirs-as-message',
  'The message itself was kept',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      const answers = super.receive(message);
      if (message.command === 'version') this.theirs = message as unknown as Version;
      return answers;
    }
  },
);

// The user agent is kept as it was read: a view of the payload.
mistakes.add(
  'handshake-user-agent-as-a-view',
  'The user agent of 11 bytes is a view of the payload',
  class Handshake extends RightHandshake {
    protected override keep(bytes: Uint8Array) {
      return bytes;
    }
  },
);

// Everything that is received is acknowledged, even the verack.
mistakes.add(
  'handshake-verack-answered',
  'A verack was answered with a verack',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (message.command !== 'verack') return super.receive(message);
      this.acknowledged = true;
      return [makeMessage('verack', {})];
    }
  },
);

// First the answer, then its own version.
mistakes.add(
  'handshake-verack-before-own-version',
  'The verack is sent first',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      return super.receive(message).reverse();
    }
  },
);

// Both messages are sent at once, before the peer has said anything.
mistakes.add(
  'handshake-verack-in-advance',
  'A verack answers a version, and none has come yet',
  class Handshake extends RightHandshake {
    override open() {
      return this.inbound ? [] : [makeMessage('version', this.own), makeMessage('verack', {})];
    }
  },
);

// It only waits for the verack, as in exercise 5 of chapter 10 of Programming Bitcoin.
mistakes.add(
  'handshake-verack-only',
  'It is done after the first of the two messages',
  class Handshake extends RightHandshake {
    override get done() {
      return this.acknowledged;
    }
  },
);

// The version comes first in every recording, so anything else is an error.
mistakes.add(
  'handshake-version-expected-first',
  'It threw. Version and verack may come in either order',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      if (!this.theirs && message.command !== 'version')
        throw new Error(`no version, but ${message.command}`);
      return super.receive(message);
    }
  },
);

// The answer to a version is a verack. It forgets that the other side does not know our version yet.
mistakes.add(
  'handshake-version-never-sent',
  'Our own version is never sent',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      return super.receive(message).filter(({ command }) => command === 'verack');
    }
  },
);

// Knowing who is at the other end seems enough.
mistakes.add(
  'handshake-version-only',
  'It is done after the first of the two messages',
  class Handshake extends RightHandshake {
    override get done() {
      return this.theirs !== undefined;
    }
  },
);

// One answer for both directions: version and verack.
mistakes.add(
  'handshake-version-sent-twice',
  'Our version was sent a second time',
  class Handshake extends RightHandshake {
    override receive(message: Message) {
      const answers = super.receive(message);
      if (message.command !== 'version' || this.inbound) return answers;
      return [makeMessage('version', this.own), ...answers];
    }
  },
);
