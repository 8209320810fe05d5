import type { Message } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Handshake as RightHandshake } from '../../right/09-handshake/queue';
import { Connection as RightConnection } from '../../right/10-connection/queue';

/** Wrong answers for Connection: the handshake. */
export const mistakes = new MistakeTable('Connection.handshake');

// handshake() sends the version, whichever side has connected.
mistakes.patch('both-sides-speak-first', 'It must wait for the version', [
  'for (const message of handshake.open()) await this.sendMessage(message);',
  "await this.sendMessage(makeMessage('version', handshake.own));",
]);

// Messages that are not part of the handshake are kept for later, though their sender is not known yet.
mistakes.add(
  'early-messages-kept',
  'You do not know yet who is speaking',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      const early: Message[] = [];
      for (const message of shake.open()) await this.transmit(message);
      while (!shake.done) {
        const message = await this.receive(Infinity);
        if (!['version', 'verack'].includes(message.command)) early.push(message);
        for (const answer of shake.receive(message)) await this.transmit(answer);
      }
      this.messages.unshift(...early);
    }
  },
);

// A wrong magic ends the connection at once, while earlier messages still wait for their turn.
mistakes.add(
  'error-overtakes-messages',
  'The handshake was done before the error',
  class Connection extends RightConnection {
    protected override onInvalid(error: Error) {
      this.onEnd(error);
    }
  },
);

// The error is passed on, but the connection is not closed.
mistakes.patch('failed-handshake-left-open', 'The handshake failed, but the connection is still open', [
  'this.channel.conversation(async',
  '(async (talk) => talk())(async',
]);

// The fourth parameter is there, but the function goes on making a handshake of its own.
mistakes.patch('handshake-of-its-own', 'but you made one of your own', [
  'return await this.channel.conversation(async () => {',
  'handshake = new Handshake(own, this.inbound, isOurs); return await this.channel.conversation(async () => {',
]);

// There is no timer: a silent peer may stay forever.
mistakes.patch('handshake-no-timeout', 'The timeout has expired, but handshake() goes on waiting', [
  "this.channel.tooLate(handshake.theirs ? 'verack' : 'version', timeout)",
  'undefined',
]);

// When the timeout expires the socket is destroyed, without any other reason.
mistakes.patch('handshake-timeout-as-closed', 'It reports that the connection was closed, but not why', [
  "this.channel.tooLate(handshake.theirs ? 'verack' : 'version', timeout)",
  'this.socket.destroy()',
]);

// Its timeout is passed on to receive(), which reports that no message came.
mistakes.add(
  'handshake-timeout-as-receive',
  'What failed is the handshake: throw a HandshakeTimeoutError',
  class Connection extends RightConnection {
    protected override tooLate() {
      this.onEnd(new ReceiveTimeoutError('no version, no verack'));
    }
  },
);

// Each message of the handshake may take as long as the whole handshake.
mistakes.patch(
  'handshake-timeout-restarts',
  'It is for the whole handshake',
  ['const timer = setTimeout(', 'const timer = this.timer = setTimeout('],
  ['await this.channel.inbox.take();', 'await this.channel.inbox.take();\nthis.timer.refresh();'],
);

// The loop of Programming Bitcoin: `while not verack and not version`.
mistakes.patch(
  'loop-ends-after-the-first',
  'It was done after the verack',
  ['!handshake.done', '!handshake.theirs && !handshake.acknowledged'],
  ['(own.version, theirs.version)', '(own.version, theirs?.version)'],
);

// The handshake takes everything that has come, and what it does not need is lost.
mistakes.add(
  'lost-after-the-verack',
  'What came in the same packet as the verack is lost',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      await super.shake(shake);
      this.messages = [];
    }
  },
);

// isOurs is not passed on: the nonces of the other connections are unknown.
mistakes.patch('only-this-nonce', 'the third parameter of handshake(), knows all our nonces', [
  'this.inbound, isOurs)',
  'this.inbound)',
]);

// receive() without a timeout: then patience applies, not the timeout of the handshake.
mistakes.patch('patience-ends-the-handshake', 'It gave up after patience had expired', [
  'await this.channel.inbox.take()',
  'await this.receive()',
]);

// clearTimeout comes after the await instead of in a finally block.
mistakes.patch(
  'timer-left-after-failure',
  'The handshake has failed, but its timer is still running',
  ['clearTimeout(timer);', ''],
  ['const theirs = (', 'clearTimeout(timer);\nconst theirs = ('],
);

// The timer keeps running after the handshake is done. If it fires, it does harm.
mistakes.patch('timer-of-handshake-left', 'The handshake is done, but its timer is still running', [
  'clearTimeout(timer);',
  '',
]);

// Every error from receive() of the Handshake ends the connection.
mistakes.patch('unreadable-version-ends-handshake', 'Such a version ended the handshake', [
  'this.channel.unlessInvalid(message, () => handshake.receive(message))',
  'handshake.receive(message)',
]);

// The loop waits for both, but sends nothing.
mistakes.patch('verack-never-sent', 'You did not answer their version', [
  'for (const answer of answers ?? []) await this.sendMessage(answer);',
  '',
]);

// wait_for answers a version with a verack, and so does the loop around it: both are in Programming Bitcoin.
mistakes.patch('verack-sent-twice', 'You sent two veracks: two places in the code', [
  'for (const answer of',
  "if (message.command === 'version') await this.send('verack');\nfor (const answer of",
]);

// wait_for(VerAckMessage), as in exercise 5 of chapter 10 of Programming Bitcoin: it answers the version, but
// does not keep it.
mistakes.add(
  'waits-for-the-verack-only',
  'It returned undefined',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      let message = await this.receive(Infinity);
      for (; message.command !== 'verack'; message = await this.receive(Infinity)) {
        if (message.command === 'version') await this.send('verack');
      }
    }
  },
);

// First one, then the other: waitFor("version"), then waitFor("verack").
mistakes.add(
  'waits-for-version-then-verack',
  'They may come in either order',
  class Connection extends RightConnection {
    protected override async shake(shake: RightHandshake) {
      for (const message of shake.open()) await this.transmit(message);
      for (const command of ['version', 'verack']) {
        let message = await this.receive(Infinity);
        while (message.command !== command) message = await this.receive(Infinity);
        for (const answer of shake.receive(message)) await this.transmit(answer);
      }
    }
  },
);

// theirs is set as soon as it is known, and then it is missing in the message.
mistakes.patch(
  'handshake-asks-the-connection-what-is-missing',
  '`theirs` of the connection is set at the end',
  ["handshake.theirs ? 'verack' : 'version'", "this.theirs ? 'verack' : 'version'"],
);

// `return` without await leaves the try block at once, and finally clears the timer.
mistakes.patch('handshake-timer-cleared-at-once', '`return await` does', [
  'return await this.channel.conversation',
  'return this.channel.conversation',
]);

// theirs is set when it comes; act() then believes that the handshake is done.
mistakes.patch('handshake-theirs-too-early', 'You set `theirs` before the handshake was done', [
  'for (const answer of answers ?? [])',
  'this.theirs = handshake.theirs;\nfor (const answer of answers ?? [])',
]);

// The timeout is passed to setTimeout() as it is, which turns one that is too long into 1. Here that is done for it,
// because it would also print a warning into the log of the tests.
mistakes.patch('handshake-timer-overflows', 'takes at most LONGEST_TIMER milliseconds', [
  'Math.min(timeout, LONGEST_TIMER)',
  'timeout > LONGEST_TIMER ? 1 : timeout',
]);

// `theirs` is set at the end, and the other field that act() looks at is forgotten.
mistakes.patch('handshake-standing-forgotten', 'Nothing that comes after the verack can be received', [
  'this.standing = { version: Math.min(own.version, theirs.version), acknowledged: true };',
  '',
]);

// Once the handshake is done there is nothing more to do. But if the version comes last, its answer is the verack.
mistakes.patch('handshake-last-answer-not-sent', 'The answer to their last message must be sent, too', [
  'for (const answer of answers ?? [])',
  'if (handshake.done) break;\n          for (const answer of answers ?? [])',
]);

// One message comes in, so one goes out.
mistakes.patch('first-answer-only', 'and then no verack', [
  'for (const answer of answers ?? [])',
  'for (const answer of (answers ?? []).slice(0, 1))',
]);

// What the connecting side says first is known: its version.
mistakes.patch('opens-by-itself', 'What to send first is all that open() returns', [
  'for (const message of handshake.open()) await this.sendMessage(message);',
  "if (!this.inbound) await this.sendMessage(makeMessage('version', own));",
]);

// Two versions are at hand, and one of them is the parameter.
mistakes.patch('handshake-returns-its-own-version', 'It returned your own version', [
  'return theirs;',
  'return own;',
]);

// What comes first is sent before the conversation begins; if that fails, nothing cleans up.
mistakes.patch(
  'handshake-opens-outside-the-conversation',
  'A message of the handshake could not be sent, but the connection is still open',
  ['        for (const message of handshake.open()) await this.sendMessage(message);\n', ''],
  [
    '    try {\n      return await this.channel.conversation',
    '    for (const message of handshake.open()) await this.sendMessage(message);\n    try {\n      return await this.channel.conversation',
  ],
);

// The answer is on its way, and the loop goes on.
mistakes.patch('handshake-sends-without-waiting', 'wait for each message that you send', [
  'for (const answer of answers ?? []) await this.sendMessage(answer);',
  'for (const answer of answers ?? []) void this.sendMessage(answer);',
]);

// The timer begins with the wait for an answer.
mistakes.patch(
  'handshake-timer-after-sending',
  'Start the timer before you send',
  ['        for (const message of handshake.open()) await this.sendMessage(message);\n', ''],
  [
    '    const timer = setTimeout(',
    '    for (const message of handshake.open()) await this.sendMessage(message);\n    const timer = setTimeout(',
  ],
);

// The arrow is missing: tooLate() is called, and what it returns is passed to setTimeout().
mistakes.patch('handshake-timer-fires-at-once', 'Pass setTimeout() a function that calls it', [
  'const late = () => this.channel',
  'const late = this.channel',
]);

// An error is thrown, as everywhere else. But nobody has called the function of a timer.
mistakes.patch('handshake-timer-throws', 'does not reach handshake()', [
  "this.channel.tooLate(handshake.theirs ? 'verack' : 'version', timeout)",
  "{ throw new Error(`no ${handshake.theirs ? 'verack' : 'version'} came in ${timeout} ms`); }",
]);
