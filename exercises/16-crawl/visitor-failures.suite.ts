import { visitor } from 'answers/16-crawl';
import dns from 'node:dns';
import { getEventListeners } from 'node:events';
import { withTracker } from '../../src/suite/resource-tracker';
import { freePort, type ScriptedPeer, ScriptedServer } from '../../src/suite/scripted-peer';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { unanswered } from '../../src/suite/unanswered';
import { MAX_KEPT_PAYLOAD, type Visit } from '../../solutions/16-crawl';
import {
  wireOf,
  OPTIONS,
  THEIRS,
  VERACK,
  must,
  visitIn,
  allClosed,
  visit,
  greeting,
  visitUntilTimeout,
  withEachSocket,
} from './shared';

const wire = wireOf('mainnet');

/** Which error it is depends on the visitor, but its name must always come first. */
function mustBeginWithAName({ error }: Visit): void {
  must(
    /^\w*Error\b/.test(String(error)),
    `The visit's error must begin with the name of the error, as in "ConnectError: …"; it is: ${error}`,
  );
}

const misbehaving: [string, (peer: ScriptedPeer) => unknown][] = [
  ['hangs up at once', (peer) => peer.socket.destroy()],
  [
    'speaks a different protocol',
    (peer) => peer.write(new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n')),
  ],
  [
    'stops in the middle of its version message',
    (peer) => peer.socket.end(wire.frame(THEIRS).subarray(0, 50)),
  ],
];

const fails = (got: Visit) => {
  expect(got.payload).toGive(undefined, [
    [
      (payload: unknown) => payload instanceof Uint8Array && payload.length > 80,
      'That is our own version message: watch() is called for both directions.',
    ],
  ]);
  must(
    typeof got.error === 'string',
    'The error must be a string: JSON turns an Error into {}, and its message is lost.',
  );
  mustBeginWithAName(got);
};

/** Fails if a listener is left on the signal. */
function mustHaveNoListener(signal: AbortSignal): void {
  must(
    getEventListeners(signal, 'abort').length === 0,
    'After a failed visit, a listener is left on the signal: remove it in a finally block.',
  );
}

const moments = ['while it waits for the version', 'while it connects', 'before the visit'];

/** What an error means that nothing catches when a signal is aborted. */
function ofListener(error: unknown): string | undefined {
  if (!(error instanceof TypeError)) return undefined;
  return 'A listener threw an error. A method that is passed as a listener loses its `this`: pass a function, () => connection.close().';
}

describe('visitor', () => {
  test('returns an error for a node that says nothing', () => visitUntilTimeout(() => {}, fails));

  test.each(misbehaving)('returns an error for a node that %s', (_, greet) => visit(greet, fails));

  test.each([
    ['far', 2 * MAX_KEPT_PAYLOAD],
    ['one byte', MAX_KEPT_PAYLOAD + 1],
  ])('does not keep a version message that is %s too long', (_, length) => {
    const huge = { command: 'version', payload: new Uint8Array(length) };
    huge.payload.set(THEIRS.payload);
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(huge, VERACK)),
      (got) => {
        expect(got.payload).toGive(undefined, [
          [
            huge.payload.slice(0, MAX_KEPT_PAYLOAD),
            `You kept the first ${MAX_KEPT_PAYLOAD} bytes of a longer payload; such a visit has an error instead.`,
          ],
          [
            (payload: unknown) => payload instanceof Uint8Array,
            'A payload of more than MAX_KEPT_PAYLOAD bytes was kept. A stranger may send four million.',
          ],
        ]);
        must(got.error !== undefined, 'There is neither a payload nor an error.');
      },
    );
  });

  test('keeps a version message of exactly the maximum length', () => {
    const payload = new Uint8Array(MAX_KEPT_PAYLOAD);
    payload.set(THEIRS.payload);
    return visit(
      (peer) => peer.hears('version').then(() => peer.say({ command: 'version', payload }, VERACK)),
      (got) =>
        expect(got.payload).toGive(payload, [
          [undefined, 'The payload is missing, although its length is exactly the maximum.'],
        ]),
    );
  });

  test('returns an error when nothing listens on the port', () =>
    withTracker(async () => {
      const port = await freePort();
      const outcome = await withDeadline(
        () => visitor(OPTIONS)({ host: '127.0.0.1', port }),
        'It never resolves.',
      );
      const got = visitIn(outcome);
      mustBeginWithAName(got);
      must(
        /^\w*Error\W+\w/.test(String(got.error)),
        `The visit's error is only a name, ${got.error}. Its message says why: String(error) has both.`,
      );
    }));

  test('returns an error when nobody answers in time', () =>
    withTracker(async () => {
      const timeout = 50;
      const outcome = await unanswered(timeout, () =>
        withDeadline(
          () => visitor({ ...OPTIONS, timeout })({ host: '127.0.0.1', port: 8333 }),
          `Nobody answers, and the timeout in the options is ${timeout} ms, but it goes on trying to connect: that is also how long connecting may take.`,
          timeout,
        ),
      );
      mustBeginWithAName(visitIn(outcome));
    }));

  test('writes an IPv6 address in brackets', () =>
    withTracker(async () => {
      const port = await freePort();
      const outcome = await withDeadline(() => visitor(OPTIONS)({ host: '::1', port }), 'It never resolves.');
      expect(visitIn(outcome).address).toGive(`[::1]:${port}`, [
        [`::1:${port}`, 'Is the port part of the address? Write an IPv6 address in brackets before a port.'],
      ]);
    }));

  test('uses the magic of the network in the options', () => {
    const late = 'The messages do not have the magic of the network in the options.';
    return visit(
      greeting,
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [[undefined, late]]);
      },
      { options: { ...OPTIONS, network: 'simnet' }, late },
    );
  });

  test('leaves no listener on the signal, which serves thousands of visits', () => {
    const { signal } = new AbortController();
    const left = () => getEventListeners(signal, 'abort').length;
    return visit(
      greeting,
      () =>
        must(left() === 0, 'A listener is left on the signal. After a thousand visits there are a thousand.'),
      { signal },
    );
  });

  test('leaves no listener on the signal after a failed visit', () =>
    withTracker(async () => {
      const { signal } = new AbortController();
      const port = await freePort();
      visitIn(
        await withDeadline(() => visitor(OPTIONS)({ host: '127.0.0.1', port }, signal), 'It never resolves.'),
      );
      mustHaveNoListener(signal);
    }));

  test.each(misbehaving)('leaves no listener on the signal after a visit to a node that %s', (_, greet) => {
    const { signal } = new AbortController();
    return visit(greet, () => mustHaveNoListener(signal), { signal });
  });

  test.each(moments)('ends at once when the signal is aborted %s', (moment) =>
    withTracker(async (tracker) => {
      const server = new ScriptedServer(wire);
      const port = await server.start();
      const controller = new AbortController();
      if (moment.startsWith('before')) controller.abort();
      const asking = visitor(OPTIONS)({ host: '127.0.0.1', port }, controller.signal);
      if (moment.endsWith('version')) await (await server.accepts())?.hears('version');
      controller.abort();
      const outcome = await withDeadline(
        () => asking,
        `The signal was aborted ${moment}, but it goes on waiting for the node.`,
      );
      const got = visitIn(outcome, 'It threw. An aborted visit is also returned, with an error.');
      must(got.error !== undefined, 'An aborted visit must have an error.');
      must(
        await eventually(() => allClosed(tracker)),
        'The signal was aborted, but the connection is still open.',
      );
    }, ofListener),
  );

  test('ends at once when the signal is aborted as soon as there is a connection', () =>
    withTracker(async () => {
      const server = new ScriptedServer(wire);
      const port = await server.start();
      const controller = new AbortController();
      // dial has stopped listening to the signal by then, and its promise is not settled yet
      const abort = () => queueMicrotask(() => controller.abort());
      const asking = () => visitor(OPTIONS)({ host: '127.0.0.1', port }, controller.signal);
      const outcome = await withEachSocket(
        (socket) => socket.once('connect', abort),
        () =>
          withDeadline(
            asking,
            'The signal was aborted before you listened to it, and you did not notice. Then no event comes: signal.throwIfAborted().',
          ),
      );
      must(visitIn(outcome).error !== undefined, 'An aborted visit must have an error.');
    }));

  test('ends at once, with the payload, when the signal is aborted while it waits for the verack', () =>
    withTracker(async () => {
      const server = new ScriptedServer(wire, (peer) => peer.say(THEIRS));
      const port = await server.start();
      const controller = new AbortController();
      const asking = visitor(OPTIONS)({ host: '127.0.0.1', port }, controller.signal);
      // it answers the version, so it has read it
      await (await server.accepts())?.hears('verack');
      controller.abort();
      const outcome = await withDeadline(
        () => asking,
        'The signal was aborted while it waits for the verack, but it goes on waiting.',
      );
      expect(visitIn(outcome).payload).toGive(THEIRS.payload, [
        [
          undefined,
          'The version had arrived before the signal was aborted, but its payload was thrown away.',
        ],
      ]);
    }));

  test('ends at once when the signal is aborted during the DNS lookup', () =>
    withTracker(async (tracker) => {
      // a lookup that never ends: there is never a connection. The suite has lookups of its own, which go on
      const { lookup } = dns;
      let asked = false;
      const endless = (host: string, ...rest: never[]) =>
        host === 'localhost' ? void (asked = true) : Reflect.apply(lookup, dns, [host, ...rest]);
      dns.lookup = endless as unknown as typeof lookup;
      try {
        const controller = new AbortController();
        const asking = visitor(OPTIONS)({ host: 'localhost', port: 8333 }, controller.signal);
        await eventually(() => asked);
        controller.abort();
        const outcome = await withDeadline(
          () => asking,
          'The signal was aborted before there was a connection, but it goes on trying to connect: dial takes the signal, too.',
        );
        must(visitIn(outcome).error !== undefined, 'An aborted visit must have an error.');
        must(
          await eventually(() => allClosed(tracker)),
          'The signal was aborted, but the socket is still open.',
        );
      } finally {
        dns.lookup = lookup;
      }
    }));
});
