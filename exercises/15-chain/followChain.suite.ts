import { followChain } from 'answers/15-chain';
import type { Socket } from 'node:net';
import { fromHex, hex } from '../../src/wire/bytes';
import { type ChainRules } from '../../src/wire/chain-rules';
import { withTracker } from '../../src/suite/resource-tracker';
import { ScriptedPeer, connectedSockets } from '../../src/suite/scripted-peer';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { pause } from '../../src/suite/event-loop-turns';
import { decode, encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { ChainError } from '../../src/wire/streams/peer-errors';
// the test data is made with the reference, so that a mistake shows up where it is made
import { writeMessage } from '../../solutions/01-framing';
import { Demultiplexer } from '../../solutions/08-streams';
import { Connection } from '../../solutions/10-connection';
import { hash256 } from '../../solutions/12-getdata';
import * as reference from '../../solutions/15-chain';
import { type Chain, EASY, threw, refusal } from './shared';

/** A connection of the reference. Yours may have other private members, which makes it a different type. */
const overSocket = (socket: Socket) => Connection.over(socket) as never;

describe('followChain', () => {
  const wire = {
    frame: (message: { command: string; payload: Uint8Array }) => encode(writeMessage, message),
    splitter: () => new Demultiplexer(),
  };
  /** Without retargets, thousands of headers can be made with little more than two hashes each. */
  const rules: ChainRules = { ...EASY, retargets: false };
  const headersOf = (entries: Uint8Array[], after = '') => {
    const start = Uint8Array.of(0xfd, entries.length & 0xff, entries.length >> 8);
    return {
      command: 'headers',
      payload: Buffer.concat([
        entries.length < 0xfd ? start.subarray(1, 2) : start,
        ...entries,
        fromHex(after),
      ]),
    };
  };
  const noise = { command: 'inv', payload: new Uint8Array(1) };

  const entries: Uint8Array[] = [];
  const hashes = [reference.startChain(rules).tip.hash];
  /** Entries of a chain, mined as far as a test needs them; number 0 is the header at height 1. */
  const part = (from: number, to: number) => {
    while (entries.length < to) {
      const entry = fromHex(`${rules.genesis}00`);
      const view = new DataView(entry.buffer, entry.byteOffset);
      const header = entry.subarray(0, 80);
      entry.set(hashes[entries.length], 4);
      let hash = hash256(header);
      for (let nonce = 1; hash[31] > 0x7e; nonce++) {
        view.setUint32(76, nonce, true);
        hash = hash256(header);
      }
      entries.push(entry);
      hashes.push(hash);
    }
    return entries.slice(from, to);
  };
  const first = (count: number) => part(0, count);

  /** What happens when the learner's code follows a peer. */
  interface Outcome {
    /** What the call returned or threw. */
    outcome: () => unknown;
    chain: Chain;
    /** The payloads of its requests. */
    asked: Uint8Array[];
    /** The heights at which onBatch was called, each once. */
    reported: number[];
  }

  /**
   * Let the learner's code follow a peer that sends these batches. The peer answers the next request with an empty
   * message, as a node does; it does not answer any request after that.
   */
  const follow = (
    batches: Uint8Array[][],
    body: (result: Outcome) => void,
    { until, from = {}, after = '' }: { until?: number; from?: Partial<Chain>; after?: string } = {},
  ) =>
    withTracker(async () => {
      const [ours, theirs] = await connectedSockets();
      const peer = new ScriptedPeer(theirs, wire);
      const questions = () => peer.heard.filter(({ command }) => command === 'getheaders');
      const answers = batches.at(-1)?.length === 0 ? batches : [...batches, []];
      const heard = (count: number) => eventually(() => questions().length >= count || theirs.destroyed);
      const serve = async () => {
        for (const [i, batch] of answers.entries()) {
          await heard(i + 1);
          if (questions().length <= i || theirs.destroyed) return;
          peer.say(noise, headersOf(batch, after));
        }
        await heard(answers.length + 1);
        theirs.destroy();
      };
      const chain: Chain = { ...reference.startChain(rules), ...from };
      const reported = new Set<number>();
      const served = serve();
      const report = async ({ height }: Chain) => {
        await pause(1);
        reported.add(height);
      };
      let reportedInTime: number[] = [];
      const outcome = await withDeadline(async () => {
        try {
          await followChain(overSocket(ours), chain, report, until);
        } finally {
          reportedInTime = [...reported];
        }
      }, 'It never ended. A headers message with fewer than 2,000 headers is the last.');
      theirs.destroy();
      await served;
      const asked = questions().map(({ payload }) => payload);
      expect(asked.length > answers.length).toGive(false, [
        [true, 'It never ended: an empty headers message says that there are no more, and you asked again.'],
      ]);
      body({ outcome, chain, asked, reported: reportedInTime });
    });

  test('follows a short chain, which comes in one answer', () =>
    follow([first(3)], ({ outcome, chain, asked, reported }) => {
      expect(outcome).toGive(undefined);
      expect(chain.height).toGive(3, [
        [
          (got: unknown) => got === 0 && chain.tip.previous.every((byte) => byte === 0),
          'An inv came before the answer, and you took it for the answer. Wait for headers.',
        ],
        [
          (got: unknown) => got === 0 || Number(got) > 3,
          'Three headers came, and this is the height of the chain after them. Does extendChain raise it by 1 for each?',
        ],
      ]);
      expect(reported).toGive(
        [3],
        [
          [[], 'Call onBatch after each message, and wait for it.'],
          [[0], 'Call onBatch when the headers are on the chain, not before.'],
          [[1, 2, 3], 'Call onBatch once for each message, not for each header.'],
        ],
      );
      const { locator, stop } = decode(reference.getheaders.read, asked[0]);
      expect(locator[0]).toGive(hashes[0], [
        [() => true, 'The locator begins with the hash of the tip, as on the wire.'],
      ]);
      expect(stop).toGive(new Uint8Array(32), [
        [() => true, 'The stop hash is all zeros: send as many headers as there are.'],
      ]);
    }));

  test('follows a long chain by asking again and again, from the new tip', () =>
    follow([first(2000), part(2000, 2003)], ({ outcome, chain, asked, reported }) => {
      expect(outcome).toGive(undefined, [[threw, 'It threw in the middle of a valid chain.']]);
      expect(chain.height).toGive(2003, [
        [2000, '2,000 headers are a full message: there may be more after them.'],
      ]);
      expect(reported).toGive([2000, 2003]);
      const from = asked.map((payload) => hex(decode(reference.getheaders.read, payload).locator[0]));
      expect(from.slice(0, 2)).toGive(
        [hex(hashes[0]), hex(hashes[2000])],
        [
          [
            [hex(hashes[0]), hex(hashes[0])],
            'Each request starts again from the first header, and so does each answer.',
          ],
        ],
      );
    }));

  test('ends when a node says with an empty message that it has no more', () =>
    follow([first(2000), []], ({ outcome, chain }) => {
      expect(outcome).toGive(undefined);
      expect(chain.height).toGive(2000);
    }));

  test('stops at the height that it is given', () =>
    follow(
      [first(2000), part(2000, 2003)],
      ({ outcome, chain, asked }) => {
        expect(outcome).toGive(undefined);
        expect([chain.height, asked.length]).toGive(
          [2000, 1],
          [[[2003, 2], 'The chain was as long as it should be, and you asked for more.']],
        );
      },
      { until: 2000 },
    ));

  test('reports an invalid header with its height, and keeps the valid ones before it', () =>
    follow([[...first(5), ...part(6, 7)]], ({ outcome, chain }) => {
      expect(outcome).toRefuseWith(
        ChainError,
        [],
        [[undefined, 'You did not report the gap after height 5.']],
      );
      expect(refusal(outcome)).toGive('link at height 6');
      expect(chain.height).toGive(5, [
        [
          0,
          'The five headers before the bad one are not on the chain. Add each header to the chain itself: headers that were valid before the error stay.',
        ],
      ]);
    }));

  test('lets an error of onBatch through to the caller', () =>
    withTracker(async () => {
      const [ours, theirs] = await connectedSockets();
      const peer = new ScriptedPeer(theirs, wire);
      const chain = reference.startChain(rules);
      const served = peer.hears('getheaders').then(() => peer.say(headersOf(first(3), '')));
      const fails = async () => {
        await pause(1);
        throw new RangeError('no space left');
      };
      const outcome = await withDeadline(
        () => followChain(overSocket(ours), chain, fails),
        'It never ended.',
      );
      await served;
      expect(outcome).toRefuseWith(
        RangeError,
        ['no space left'],
        [[undefined, 'onBatch failed, and you hid its error. Let it through.']],
      );
      theirs.destroy();
    }));

  test('rejects 2,001 headers from the count alone', () =>
    withTracker(async () => {
      const [ours, theirs] = await connectedSockets();
      const peer = new ScriptedPeer(theirs, wire);
      const chain = reference.startChain(rules);
      const served = peer
        .hears('getheaders')
        .then(() => peer.say({ command: 'headers', payload: fromHex('fdd107') }));
      const outcome = await withDeadline(() => followChain(overSocket(ours), chain), 'It never ended.');
      await served;
      expect(outcome).toRefuse({ path: 'count', offset: 0 }, [
        [
          (got: unknown) => got instanceof WireError && got.path !== 'count',
          'You believed the count, and looked for a header.',
        ],
      ]);
      theirs.destroy();
    }));

  test.each<[string, { until?: number; from?: Partial<Chain> }]>([
    ['already has the height that it is given', { until: 0 }],
    ['is already higher', { until: 5, from: { height: 6 } }],
    ['already has the maximum height', { from: { height: reference.MAX_HEIGHT } }],
  ])('asks for nothing if the chain %s', (_, options) =>
    follow(
      [first(3)],
      ({ outcome, asked, reported }) => {
        expect(outcome).toGive(undefined);
        expect([asked.length, reported.length]).toGive(
          [0, 0],
          [[() => true, 'The chain was high enough from the beginning, and you asked anyway.']],
        );
      },
      options,
    ),
  );

  test('ignores bytes after the last header, as nodes do', () =>
    follow(
      [first(3)],
      ({ outcome, chain }) => {
        expect(outcome).toGive(undefined, [
          [
            (got: unknown) => got instanceof WireError,
            'You rejected a byte after the last header. Nodes ignore what comes after the last field of a message.',
          ],
        ]);
        expect(chain.height).toGive(3);
      },
      { after: '00' },
    ));
});
