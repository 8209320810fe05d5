import type { Connection } from '../../../solutions/10-connection';
import { type Sighting, sightingsIn } from '../../../solutions/18-gossip';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for askForAddresses. */
export const mistakes = new MistakeTable('askForAddresses');

// Nodes name others unasked, so it only listens.
mistakes.patch('getaddr-not-sent', 'The node received no getaddr', [
  "  await connection.send('getaddr');\n",
  '',
]);

// It asks again after each message that is not the answer.
mistakes.patch('asks-again-and-again', 'You sent getaddr more than once', [
  'found.push(...more);',
  "found.push(...more); await connection.send('getaddr');",
]);

// A payload, since every message has had one so far.
mistakes.patch('getaddr-with-a-payload', 'getaddr has no payload', [
  "await connection.send('getaddr');",
  "await connection.sendMessage({ command: 'getaddr', payload: new Uint8Array(1) });",
]);

// addr is the answer to getaddr: that is what the old documentation says.
mistakes.add(
  'only-addr',
  'An addrv2 came, but you go on waiting',
  async (connection: Connection, now = Date.now() / 1000) => {
    await connection.send('getaddr');
    for (;;) {
      const message = await connection.receive();
      const found = message.command === 'addr' ? sightingsIn(message, now) : [];
      if (found.length > 1) return found;
    }
  },
);

// waitFor('addr', 'addrv2'): the first one is taken for the answer.
mistakes.patch('first-message-is-the-answer', 'A message with one address came first', [
  'more.length > 1 ||',
  'more.length > 0 ||',
]);

// Whatever comes first is taken for the answer.
mistakes.patch('takes-any-message', 'A message with one address came first', [
  'more.length > 1 ||',
  'more.length >= 0 ||',
]);

// What is not the answer is thrown away.
mistakes.patch('single-addresses-lost', 'It is not the answer, but it counts', [
  'found.push(...more);',
  'if (more.length > 1) found.push(...more);',
]);

// It collects until the time is over.
mistakes.patch('collects-until-the-end', 'The answer came, but you go on waiting for more', [
  'if (more.length > 1 || found.length >= MAX_ADDRESSES) break;',
  '',
]);

// A list of the sightings of each message.
mistakes.patch('list-of-lists', 'It is a list of lists', [
  'found.push(...more);',
  'found.push(more as never);',
]);

// The clock that is passed is not passed on.
mistakes.patch('own-clock-for-times', 'Pass `now` on to sightingsIn', [
  'await connection.receive(left), now)',
  'await connection.receive(left), Date.now() / 1000)',
]);

// The conversation is over, so it hangs up.
mistakes.patch('connection-closed', 'The connection is closed. It was open before', [
  'return found.slice(0, MAX_ADDRESSES);',
  'await connection.close(); return found.slice(0, MAX_ADDRESSES);',
]);

// One message after the answer is taken out, to see whether there is more.
mistakes.patch('takes-one-more', 'A message after the answer is lost', [
  'return found.slice(0, MAX_ADDRESSES);',
  'await connection.receive(100).catch(() => {}); return found.slice(0, MAX_ADDRESSES);',
]);

// The limit is on messages, and not on what is returned.
mistakes.patch('one-too-many-addresses', 'It returned one more than MAX_ADDRESSES', [
  'return found.slice(0, MAX_ADDRESSES);',
  'return found;',
]);

// The newest ones are kept.
mistakes.patch('keeps-the-last-addresses', 'It dropped the first one', [
  'found.slice(0, MAX_ADDRESSES)',
  'found.slice(-MAX_ADDRESSES)',
]);

// No limit on the number: the time is limited, after all.
mistakes.patch('no-limit-on-the-number', 'A stranger may send them all day', [
  ' || found.length >= MAX_ADDRESSES',
  '',
]);

// Errors are let through: the caller will know what to do.
mistakes.patch('end-of-connection-throws', 'It threw when the node closed the connection', [
  'if (!(error instanceof PeerError)) throw error;',
  'throw error;',
]);

// A connection that has ended is an error, and only the time is not.
mistakes.patch('closed-throws', 'It threw when the node closed the connection', [
  'if (!(error instanceof PeerError)) throw error;',
  "if (!(error instanceof PeerError) || error.name === 'ClosedError') throw error;",
]);

// The time that is over is an error.
mistakes.patch('timeout-throws', 'It threw when the time was over', [
  'if (!(error instanceof PeerError)) throw error;',
  "if (!(error instanceof PeerError) || error.name === 'ReceiveTimeoutError') throw error;",
]);

// What has come is forgotten when something goes wrong.
mistakes.patch('error-loses-everything', 'What had come before the connection ended is lost', [
  'if (!(error instanceof PeerError)) throw error;',
  'if (!(error instanceof PeerError)) throw error; return [];',
]);

// Each message has the whole patience.
mistakes.patch('patience-for-each-message', 'with each of them you start waiting again', [
  'left > 0; left = deadline - performance.now()',
  'deadline > 0; left = connection.patience',
]);

// receive() has its patience, so nobody counts.
mistakes.add(
  'no-deadline',
  'with each of them you start waiting again',
  async (connection: Connection, now = Date.now() / 1000) => {
    const found: Sighting[] = [];
    await connection.send('getaddr');
    try {
      while (found.length < 1000) {
        const more = sightingsIn(await connection.receive(), now);
        found.push(...more);
        if (more.length > 1) break;
      }
    } catch {
      // the time is over
    }
    return found.slice(0, 1000);
  },
);

// An async function whose result is never returned.
mistakes.patch('addresses-not-returned', 'It returned nothing. Return the sightings', [
  'return found.slice(0, MAX_ADDRESSES);',
  'return undefined as never;',
]);

// The loop asks and waits, as a conversation goes.
mistakes.patch(
  'asks-in-the-loop',
  'You asked again after each message that you skipped',
  ["await connection.send('getaddr');", ''],
  ['const more = sightingsIn(', "await connection.send('getaddr');\nconst more = sightingsIn("],
);

// The loop looks at the clock, and receive() has a patience of its own.
mistakes.patch('last-wait-too-long', 'Pass receive() only the time that is left', [
  'connection.receive(left)',
  'connection.receive()',
]);

// A catch without a condition: whatever goes wrong, return what has come.
mistakes.patch('catches-every-error', 'Catch a PeerError only', [
  'if (!(error instanceof PeerError)) throw error;',
  'void error;',
]);

// The addresses of all messages are counted together.
mistakes.patch('two-single-addresses', 'Two messages with one address each are not the answer', [
  'more.length > 1 ||',
  'found.length > 1 ||',
]);

// waitFor skips the other messages, and has the whole patience each time.
mistakes.patch(
  'patience-for-each-address',
  'each single address starts the patience again',
  ['left > 0; left = deadline - performance.now()', 'deadline > 0; left = connection.patience'],
  ['connection.receive(left)', "connection.waitFor('addr', 'addrv2')"],
);

// More than the limit, instead of up to it.
mistakes.patch('one-message-too-many', 'It had MAX_ADDRESSES, and took another message', [
  'found.length >= MAX_ADDRESSES',
  'found.length > MAX_ADDRESSES',
]);

// The answer is waited for, and the request is not.
mistakes.patch('request-not-awaited', 'a promise that is not awaited needs a catch', [
  "await connection.send('getaddr');",
  "void connection.send('getaddr');",
]);

// The two errors that one has met are named, and the others are forgotten.
mistakes.patch('catches-two-errors', 'ProtocolError is one, like ClosedError', [
  'if (!(error instanceof PeerError)) throw error;',
  "if (!['ClosedError', 'ReceiveTimeoutError'].includes((error as Error).name)) throw error;",
]);

// It has sent sendaddrv2, so an addr can be no answer.
mistakes.patch('only-addrv2', 'An addr came with three addresses, and you go on waiting without them', [
  'const more = sightingsIn(await connection.receive(left), now);',
  "const message = await connection.receive(left);\nif (message.command !== 'addrv2') continue;\nconst more = sightingsIn(message, now);",
]);
