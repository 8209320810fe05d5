import { readVersion } from '../../../solutions/06-version';
import { writeVersion } from '../../../solutions/07-own-version';
import * as right from '../../../solutions/16-crawl';
import type { VisitOptions, Visitor } from '../../../solutions/16-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for visitor. */
export const mistakes = new MistakeTable('visitor');

// It listens for the abort event, which does not fire a second time.
mistakes.patch(
  'abort-before-listening',
  'The signal was aborted while it connects, but',
  ['signal?.throwIfAborted();', ''],
  [', timeout, signal)', ', timeout)'],
);

// The signal is a parameter that is never used.
mistakes.add(
  'abort-ignored',
  'The signal was aborted while it waits for the version',
  (options: VisitOptions): Visitor => {
    const visit = right.visitor(options);
    return (address) => visit(address);
  },
);

// The signal closes the connection, but is not passed to a dial that is still in progress.
mistakes.patch('abort-not-while-connecting', 'it goes on trying to connect', [
  ', timeout, signal)',
  ', timeout)',
]);

// Connection.over() without the network: the default is mainnet.
mistakes.patch('always-mainnet', 'do not have the magic of the network', [
  ', signal), network)',
  ', signal))',
]);

// The visit is over, but it never hangs up.
mistakes.patch('connection-left-open', 'The connection is still open', ['await connection?.close();', '']);

// The error itself is kept, but JSON turns it into {}.
mistakes.patch('error-kept-as-object', 'JSON turns an Error into {}', ['String(error)', 'error']);

// error.message says what happened, but not which kind of error it was.
mistakes.patch('error-without-name', "The visit's error must begin with the name of the error", [
  'String(error)',
  'error.message',
]);

// The first message of a node is its version: nearly always.
mistakes.patch('first-message-is-the-version', 'The version need not come first', [
  " || message.command !== 'version'",
  '',
]);

// Host, colon, port: right for IPv4 only.
mistakes.patch('ipv6-without-brackets', 'Write an IPv6 address in brackets before a port', [
  'addressText(address)',
  '`${address.host}:${address.port}`',
]);

// The limit itself counts as too long.
mistakes.patch('limit-exclusive', 'The payload is missing, although', [
  '<= MAX_KEPT_PAYLOAD',
  '< MAX_KEPT_PAYLOAD',
]);

// Whatever was aborted has failed.
mistakes.patch('aborted-is-an-error', 'its payload was thrown away', [
  'return payload ? visit',
  'return payload && !signal?.aborted ? visit',
]);

// The listener is added before it connects, and removed only when all goes well.
mistakes.patch(
  'listener-left-after-a-failure',
  'After a failed visit, a listener is left on the signal',
  ['try {', "signal?.addEventListener('abort', stop);\ntry {"],
  ['signal?.removeEventListener', 'if (payload) signal?.removeEventListener'],
);

// The listener is added after it connects, and removed only when all goes well.
mistakes.patch(
  'listener-left-after-a-failed-handshake',
  'After a failed visit, a listener is left on the signal',
  ['signal?.removeEventListener', 'if (payload) signal?.removeEventListener'],
);

// addEventListener without removeEventListener.
mistakes.patch('listener-left-on-the-signal', 'A listener is left on the signal', [
  "signal?.removeEventListener('abort', stop);",
  '',
]);

// A version message has about a hundred bytes: why would a node send more?
mistakes.patch('long-payload-kept', 'A payload of more than MAX_KEPT_PAYLOAD bytes was kept', [
  'if (message.payload.length <= MAX_KEPT_PAYLOAD) ',
  '',
]);

// handshake() keeps its default timeout of a minute.
mistakes.patch('no-timeout', 'It never resolves. Connecting has a timeout', [
  'makeVersion({ user_agent }), timeout)',
  'makeVersion({ user_agent }))',
]);

// It sets both payload and error, each as soon as there is one.
mistakes.patch('payload-and-error', 'There is both a payload and an error', [
  'payload ? visit({ payload }) : visit({ error: String(error) })',
  'visit({ payload, error: String(error) })',
]);

// Strings can be printed, so the payload is kept as a string.
mistakes.patch('payload-as-text', 'The payload must be the bytes as received', [
  'message.payload.slice()',
  'new TextDecoder().decode(message.payload)',
]);

// Unix time is in seconds, and so is the timestamp of the message.
mistakes.patch('start-time-in-seconds', '`at` must be the start time in milliseconds', [
  'Date.now()',
  'Math.floor(Date.now() / 1000)',
]);

// The object is made at the end of the visit, with Date.now() in it.
mistakes.patch('start-time-taken-at-the-end', '`at` must be when the visit began', [
  ', at, took',
  ', at: Date.now(), took',
]);

// Only the happy path: the caller has to catch.
mistakes.patch('throws', 'It threw. Put what went wrong into the visit', [
  'return payload ? visit({ payload }) : visit({ error: String(error) })',
  'if (!payload) throw error;\nreturn visit({ payload })',
]);

// makeVersion() without choices: the userAgent is ignored.
mistakes.patch('user-agent-ignored', 'The userAgent from the options', [
  'makeVersion({ user_agent })',
  'makeVersion()',
]);

// It takes the payload only when handshake() has resolved.
mistakes.patch('verack-demanded', 'because the verack did not arrive', [
  'payload ? visit({ payload }) : visit(',
  'visit(',
]);

// handshake() returns a Version; encoded again, it is nearly the same.
mistakes.add(
  'version-encoded-again',
  'encoded again. Keep the bytes as received',
  (options: VisitOptions): Visitor => {
    const ask = right.visitor(options);
    return async (address, signal) => {
      const visit = await ask(address, signal);
      if (!visit.payload) return visit;
      return { ...visit, payload: encode(writeVersion, readVersion(new Reader(visit.payload))) };
    };
  },
);

// The payload is kept as the connection passes it: a view.
mistakes.patch('view-kept', 'a view of the whole chunk', ['message.payload.slice()', 'message.payload']);

// A version is a version, whichever side has sent it.
mistakes.patch(
  'watches-both-directions',
  'our own version message',
  ["direction !== 'received' || ", ''],
  ['payload ??=', 'payload ='],
);

// watch() is called for what is sent, too: our own version comes first.
mistakes.patch('keeps-its-own-version', 'That is our own version message', [
  "direction !== 'received' || ",
  '',
]);

// It closes, but does not wait for the socket.
mistakes.patch(
  'returns-before-the-socket-is-closed',
  'You returned the visit while its socket was still open',
  ['await connection?.close();', 'void connection?.close();'],
);

// A signal that is aborted already has no event to listen for.
mistakes.patch('aborted-between-dial-and-listening', 'The signal was aborted before you listened to it', [
  'signal?.throwIfAborted();',
  '',
]);

// Prepared once, with the other things that do not change.
mistakes.patch(
  'at-of-the-visitor',
  'or when the visitor was made',
  ['    const at = Date.now();\n', ''],
  [
    '  return async (address, signal) => {',
    '  const at = Date.now();\n  return async (address, signal) => {',
  ],
);

// The variable is one level too far out, so that all visits share it.
mistakes.patch(
  'payload-of-all-visits',
  'its visit has the payload of the one before',
  ['    let payload: Uint8Array | undefined;\n', ''],
  [
    '  return async (address, signal) => {',
    '  let payload: Uint8Array | undefined;\n  return async (address, signal) => {',
  ],
);

// The timeout is passed on to the handshake, and dial() has a number of its own.
mistakes.patch('dials-with-its-own-timeout', 'it goes on trying to connect: that is also how long', [
  ', timeout, signal)',
  ', 5000, signal)',
]);

// At most a thousand bytes are kept: the first thousand.
mistakes.patch('long-payload-cut', 'You kept the first 1000 bytes', [
  'if (message.payload.length <= MAX_KEPT_PAYLOAD) payload ??= message.payload.slice();',
  'payload ??= message.payload.slice(0, MAX_KEPT_PAYLOAD);',
]);

// One byte of room, for good measure.
mistakes.patch('limit-off-by-one', 'A payload of more than MAX_KEPT_PAYLOAD bytes was kept', [
  'payload.length <= MAX_KEPT_PAYLOAD)',
  'payload.length <= MAX_KEPT_PAYLOAD + 1)',
]);

// The clock starts where the conversation does.
mistakes.patch(
  'duration-without-connecting',
  'A visit begins before you connect',
  ['const start = performance.now();', 'let start = performance.now();'],
  [
    'connection = Connection.over(await dial(address.host, address.port, timeout, signal), network);',
    'connection = Connection.over(await dial(address.host, address.port, timeout, signal), network);\nstart = performance.now();',
  ],
);

// A duration in seconds, as one would say it.
mistakes.patch('duration-in-seconds', 'duration of the whole visit, in milliseconds. It is 0.', [
  'took: performance.now() - start',
  'took: (performance.now() - start) / 1000',
]);

// The method is passed as it is. Then `this` is the signal.
mistakes.patch(
  'listener-loses-this',
  'A method that is passed as a listener loses its `this`',
  ["signal?.addEventListener('abort', stop);", "signal?.addEventListener('abort', connection.close);"],
  ["signal?.removeEventListener('abort', stop);", "signal?.removeEventListener('abort', connection?.close);"],
);

// The name is text, and makeVersion wants bytes. Its error is caught with those of the node.
mistakes.patch('own-error-caught', 'The visit has an error instead: TypeError', [
  'makeVersion({ user_agent })',
  'makeVersion({ user_agent: (userAgent as unknown as Buffer).subarray() })',
]);

// First the handshake, then a look at what has come.
mistakes.patch(
  'watch-set-after-the-handshake',
  'Set `watch` before the handshake',
  ['await connection.handshake(makeVersion({ user_agent }), timeout);\n', ''],
  [
    'connection.transcript.watch =',
    'await connection.handshake(makeVersion({ user_agent }), timeout);\nconnection.transcript.watch =',
  ],
);

// The handshake keeps the version for itself, and waitFor waits for another one.
mistakes.patch(
  'version-waited-for-after-the-handshake',
  'The handshake is done, and it waits for',
  [
    'makeVersion({ user_agent }), timeout);',
    "makeVersion({ user_agent }), timeout);\npayload = (await connection.waitFor('version')).payload.slice();",
  ],
  ['payload ??= message.payload.slice()', '{ /* it is waited for below */ }'],
);

// The name says which kind of error it was, but not what happened.
mistakes.patch('error-name-alone', "The visit's error is only a name", [
  'String(error)',
  '(error as Error).name',
]);
