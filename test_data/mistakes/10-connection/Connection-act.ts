import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/07-own-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { ClosedError, ProtocolError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/10-connection/queue';

/** Wrong answers for Connection: pings, and messages that break a rule. */
export const mistakes = new MistakeTable('Connection.act');

// A broken rule ends the connection, but with the same error as any other end of it.
mistakes.add(
  'broken-rule-as-closed',
  'but not why: throw the ProtocolError',
  class Connection extends RightConnection {
    protected override onInvalid(error: Error) {
      super.onInvalid(error instanceof ProtocolError ? new ClosedError('a rule was broken') : error);
    }
  },
);

// pongFor returns undefined for what has no answer, so it seems to be made for any message.
mistakes.patch('any-message-is-a-ping', 'You answered an inv with a pong', [
  'else if (isPing) this.sendMessage',
  'else if (pongFor(message)) this.sendMessage',
]);

// The largest count that is allowed counts as too large: `>=` instead of `>`, as if each were one larger.
mistakes.patch('counts-limit-exclusive', '50000 items are allowed', [
  'readCount)',
  '(r) => readCount(r) + 1)',
]);

// The announced count is never checked.
mistakes.patch('counts-not-read', '50001 items were announced, but the message came out', [
  'readCount)',
  '() => 0)',
]);

// A message that breaks a rule is dropped, even if the rule says to disconnect.
mistakes.patch('counts-only-dropped', '50001 items were announced, but the connection goes on', [
  'if (rule) this.channel.breaks(rule, message.command);\n    else if (isPing)',
  'if (isPing && !rule)',
]);

// It stops when the socket is full, and never learns that it has drained.
mistakes.add(
  'drain-not-listened-to',
  'the rest of its pings is never read',
  class Connection extends RightConnection {
    protected override listen() {
      super.listen();
      this.socket.removeAllListeners('drain');
    }
  },
);

// The count is read from the first byte. In getheaders the protocol version comes first.
mistakes.add(
  'locator-read-from-its-start',
  '102 items were announced, but the message came out',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      const { command, payload } = message;
      const wrong =
        command === 'getheaders' && this.theirs ? { command, payload: payload.subarray(0, 4) } : message;
      return super.isMine(wrong);
    }
  },
);

// An unknown message is received, whenever it comes.
mistakes.patch('negotiation-after-verack-accepted', 'belongs before the verack', [
  'const rule = judge(',
  "const rule = message.command === 'sendaddrv2' ? undefined : judge(",
]);

// A ping is a ping: it is answered even before the handshake is done.
mistakes.patch('ping-answered-too-early', 'Ignore pings until the handshake is done', [
  'if (!this.theirs) return',
  "if (!this.theirs && message.command === 'ping') void this.sendMessage(pongFor(message));\nif (!this.theirs) return",
]);

// As in wait_for of Programming Bitcoin: a ping is answered only while a call waits.
mistakes.add(
  'ping-answered-while-waiting',
  'You did not answer the ping',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      this.transcript.message('received', message);
      this.deliver({ command: message.command, payload: this.keep(message.payload) });
    }

    override async receive(timeout?: number): Promise<Message> {
      const message = await super.receive(timeout);
      if (message.command !== 'ping') return message;
      this.onPing(message);
      return this.receive(timeout);
    }
  },
);

// The pong gets a new nonce of its own.
mistakes.patch('ping-answered-with-new-nonce', 'The pong carries a different nonce', [
  'pongFor(message)',
  "{ command: 'pong', payload: new Uint8Array(8) }",
]);

// A ping is a message like any other: the caller that receives it has to answer.
mistakes.patch('ping-not-answered', 'You did not answer the ping', [
  'else if (isPing) this.sendMessage(pongFor(message)!).catch(() => {});',
  '',
]);

// Pings are answered as soon as they are split off, before earlier messages are handled.
mistakes.add(
  'ping-overtakes',
  'you sent the pong before the transaction',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      if (message.command !== 'ping' || !this.theirs) return super.onMessage(message);
      this.transcript.message('received', message);
      this.onPing(message);
    }
  },
);

// It is answered, but can be received as well.
mistakes.patch('ping-received', 'receive() returned the ping', [
  'return isPing || rule !== undefined',
  'return rule !== undefined',
]);

// Only incoming bytes are counted, not those that cannot be sent.
mistakes.add(
  'pongs-pile-up',
  'Stop reading until the socket has drained',
  class Connection extends RightConnection {
    protected override crowded() {
      return this.messages.length > 10;
    }
  },
);

// After the handshake every message can be received.
mistakes.patch('second-version-received', 'receive() returned a second version or verack', [
  'const rule = judge(',
  "const rule = ['version', 'verack'].includes(message.command) ? undefined : judge(",
]);

// Reading its nonce fails, and the error ends the connection.
mistakes.add(
  'short-ping-ends-it',
  'After a ping of one byte, you answer no more pings',
  class Connection extends RightConnection {
    protected override isMine(message: Message) {
      if (message.command === 'ping') readPayload(message);
      return super.isMine(message);
    }
  },
);

// Messages are recorded when they are returned, so pings that are answered in between are missing.
mistakes.add(
  'transcript-without-pings',
  'The transcript does not record the ping',
  class Connection extends RightConnection {
    protected override onMessage(message: Message) {
      if (message.command !== 'ping') return super.onMessage(message);
      this.messages.push({ command: message.command, payload: this.keep(message.payload) });
      this.settle();
    }
  },
);

// The version of the other side alone.
mistakes.patch('version-of-the-other-side', 'The lower of the two versions counts', [
  'Math.min(own.version, theirs.version)',
  'theirs.version',
]);

// A ping is answered first, and only the others are judged.
mistakes.patch('act-does-not-judge-pings', 'Pings are judged like any other message', [
  'const rule = judge(',
  'if (isPing) {\nconst pong = pongFor(message);\nif (pong) this.sendMessage(pong).catch(() => {});\nreturn true;\n}\nconst rule = judge(',
]);

// Before the handshake nothing is dealt with, so that the handshake gets it; pings are left over.
mistakes.patch('act-passes-early-pings-on', 'receive() returned a ping that came before the handshake', [
  'if (!this.theirs) return isPing;',
  'if (!this.theirs) return false;',
]);

// The pong is not waited for, so its promise is forgotten.
mistakes.patch('pong-error-uncaught', 'A pong could not be sent, and nothing caught the error', [
  'this.sendMessage(pongFor(message)!).catch(() => {})',
  'void this.sendMessage(pongFor(message)!)',
]);

// The newer version, as if each side understood what the other one does.
mistakes.patch('standing-with-the-higher-version', '`standing` has not the lower of the two versions', [
  'Math.min(own.version, theirs.version)',
  'Math.max(own.version, theirs.version)',
]);

// The last line of the step: act() is written, and over() does not pass it on.
mistakes.patch('act-not-passed-on', 'over() does not use it', [
  '      act: (message) => connection.act(message),\n',
  '',
]);

// The method is passed as it is. Then `this` is the object that it is in.
mistakes.patch('act-loses-this', 'act() is called with a different `this`', [
  'act: (message) => connection.act(message)',
  'act: connection.act',
]);

// breaks() does all that is needed, it seems.
mistakes.patch('act-passes-broken-rules-on', 'act() returned false for it', [
  'return isPing || rule !== undefined',
  'return isPing && rule === undefined',
]);

// The conversation returns the version, and then the connection keeps what it needs.
mistakes.patch(
  'handshake-known-too-late',
  'when its turn came, act() did not know that the handshake was done',
  ['return await this.channel.conversation(', 'const theirs = await this.channel.conversation('],
  [
    `        const theirs = (this.theirs = handshake.theirs!);
        this.standing = { version: Math.min(own.version, theirs.version), acknowledged: true };
        return theirs;
      });`,
    `        return handshake.theirs!;
      });
      this.standing = { version: Math.min(own.version, theirs.version), acknowledged: true };
      return (this.theirs = theirs);`,
  ],
);
