import { visitor } from 'answers/16-crawl';
import { withDeadline } from '../../src/suite/deadline';
import { withTracker } from '../../src/suite/resource-tracker';
import { type ScriptedPeer, ScriptedServer } from '../../src/suite/scripted-peer';
import { pause } from '../../src/suite/event-loop-turns';
import { withClock } from '../../src/suite/fixed-clock';
import { type Version } from '../../solutions/06-version';
import { readPayload } from '../../solutions/07-own-version';
import type { Visit } from '../../solutions/16-crawl';
import {
  THEIRS,
  VERACK,
  OPTIONS,
  must,
  visit,
  visitIn,
  wireOf,
  greeting,
  visitUntilTimeout,
  withEachSocket,
} from './shared';

/** What a visit lacks if the node has done all that it should. */
function withoutPayload({ error }: Visit): string {
  const missing = 'The node shook hands, and the payload of its version message is missing.';
  // a mistake in the code is caught together with those of the node, and would never be seen
  const found = error === undefined ? missing : `${missing} The visit has an error instead: ${error}`;
  // these two are thrown by hand, since there is no payload
  const byHand = error === undefined || /^(Peer)?Error\b/.test(error);
  return byHand ? `${found}\nSet \`watch\` before the handshake: it is called as a message comes.` : found;
}

describe('visitor', () => {
  test('keeps the version message of a node, byte for byte', () =>
    visit(greeting, async (got, server) => {
      expect(got.payload).toGive(THEIRS.payload, [
        [undefined, withoutPayload(got)],
        [
          server.peers[0].heard.find(({ command }) => command === 'version')?.payload,
          'That is our own version message: watch() is called for both directions.',
        ],
        [
          (found: unknown) => !(found instanceof Uint8Array),
          'The payload must be the bytes as received, not the fields that you read from them.',
        ],
      ]);
      expect(got.error).toGive(undefined);
      const [peer] = server.peers;
      must(
        (await peer.hears('verack')).includes('verack'),
        'You did not answer its version with a verack: that is rude.',
      );
    }));

  test('sends the user agent from the options', () =>
    visit(greeting, (_, server) => {
      const heard = server.peers[0].heard.find(({ command }) => command === 'version');
      const said = heard && (readPayload(heard) as Version);
      expect(said?.user_agent).toGive(new TextEncoder().encode('/suite:1.0/'), [
        [() => true, 'The userAgent from the options is not in our version message.'],
      ]);
    }));

  test('records the address, the start and the duration', async () => {
    let heard = 0;
    const slowly = async (peer: ScriptedPeer) => {
      await peer.hears('version');
      heard = Date.now();
      await pause(20);
      peer.say(THEIRS, VERACK);
    };
    const before = performance.now();
    await visit(slowly, (got) => {
      const elapsed = performance.now() - before;
      must(
        /^127\.0\.0\.1:\d+$/.test(got.address),
        `Write the address like 127.0.0.1:8333, not like ${got.address}.`,
      );
      must(Math.abs(got.at - heard) < 60_000, '`at` must be the start time in milliseconds: Date.now().');
      must(got.at <= heard, '`at` must be when the visit began, but this time is after our version message.');
      must(
        got.took > 1 && got.took < elapsed + 2,
        `\`took\` must be the duration of the whole visit, in milliseconds. It is ${got.took}, and the visit took ${Math.round(elapsed)}.`,
      );
    });
  });

  test('counts connecting in the duration', () =>
    withClock((putForward) => {
      const [connecting, answering] = [7000, 5000];
      const slowly = async (peer: ScriptedPeer) => {
        await peer.hears('version');
        putForward(answering);
        peer.say(THEIRS, VERACK);
      };
      return withEachSocket(
        (socket) => socket.prependOnceListener('connect', () => putForward(connecting)),
        () =>
          visit(slowly, ({ took }) => {
            const whole = connecting + answering - 2;
            must(
              took >= whole || took < answering - 2,
              `Connecting took ${connecting} ms, and the answer ${answering}, but \`took\` is ${Math.round(took)}. A visit begins before you connect.`,
            );
          }),
      );
    }));

  test('ignores other messages before the version', () => {
    const early = { command: 'wtxidrelay', payload: Uint8Array.of(1, 2, 3) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(VERACK, early, THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [() => true, 'The version need not come first. Check the command of each message.'],
        ]);
      },
    );
  });

  test('keeps bytes after the last field, too, instead of encoding the version again', () => {
    const longer = { command: 'version', payload: Uint8Array.of(...THEIRS.payload, 1, 2, 3) };
    return visit(
      (peer) => peer.hears('version').then(() => peer.say(longer, VERACK)),
      (got) => {
        expect(got.payload).toGive(longer.payload, [
          [
            THEIRS.payload,
            'This is the version as you decoded it, encoded again. Keep the bytes as received.',
          ],
        ]);
      },
    );
  });

  test('keeps a copy of the payload, not a view of a whole chunk', () =>
    visit(greeting, ({ payload }) => {
      must(
        payload?.buffer.byteLength === THEIRS.payload.length,
        'The payload is a view of the whole chunk: it keeps 64 KB in memory for 100 bytes. Make a copy.',
      );
    }));

  test('keeps a version message that no verack follows', () =>
    visitUntilTimeout(
      (peer) => peer.hears('version').then(() => peer.say(THEIRS)),
      (got) => {
        expect(got.payload).toGive(THEIRS.payload, [
          [undefined, 'You threw the version message away because the verack did not arrive.'],
        ]);
        expect(got.error).toGive(undefined, [
          [() => true, 'There is both a payload and an error. This node would be counted twice.'],
        ]);
      },
    ));

  test('keeps nothing from one visit to the next', () =>
    withTracker(async () => {
      const greets = new ScriptedServer(wireOf('mainnet'), (peer) => void greeting(peer));
      const hangsUp = new ScriptedServer(wireOf('mainnet'), ({ socket }) => socket.destroy());
      const ask = visitor(OPTIONS);
      const visitTo = async (server: ScriptedServer) => {
        const port = await server.start();
        return visitIn(await withDeadline(() => ask({ host: '127.0.0.1', port }), 'It never resolves.'));
      };
      await visitTo(greets);
      await pause(20);
      const before = Date.now();
      const second = await visitTo(hangsUp);
      expect(second.payload).toGive(undefined, [
        [
          THEIRS.payload,
          'This node hung up at once, and its visit has the payload of the one before. What belongs to a visit is inside the function that makes it: many visits are made at the same time.',
        ],
        [() => true, 'That is our own version message: watch() is called for both directions.'],
      ]);
      must(
        second.at >= before,
        '`at` is when the visit began. This is the time of an earlier visit, or when the visitor was made.',
      );
    }));
});
