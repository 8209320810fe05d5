import { SeededRandom } from '../../peers/seeded-random';
import { PEER_RULES } from '../../wire/streams/peer-rules';
import { split } from '../../suite/bare-client';
import { closeAll } from '../../suite/test-peers';
import { KINDS, stranger } from './both-kinds';
import { LAST_PING, RULE_CASES } from './rule-cases';

afterEach(closeAll);

/** Chunks of random size up to 100 bytes, the same in every run. */
function* pieces(bytes: Buffer, seed: number): Generator<Uint8Array> {
  const random = new SeededRandom(seed);
  for (let at = 0; at < bytes.length;) {
    const size = random.between(1, 100);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** The ways in which the bytes can arrive. */
const CUTS: Record<string, (bytes: Buffer) => Iterable<Uint8Array>> = {
  whole: (bytes) => [bytes],
  'byte by byte': (bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte)),
  'in pieces': (bytes) => pieces(bytes, 1),
  'in other pieces': (bytes) => pieces(bytes, 2),
};

const cases = Object.entries(RULE_CASES).flatMap(([rule, list]) =>
  list.flatMap((one, i) =>
    KINDS.flatMap((kind) => Object.keys(CUTS).map((cut) => [rule, i + 1, kind, cut, one] as const)),
  ),
);

test.each(cases)('%s (%d), sent to the %s %s', async (_, __, kind, cut, { sent, heard, ends }) => {
  const client = await stranger(kind);
  for (const piece of CUTS[cut](Buffer.concat(sent))) {
    client.send(piece);
    // a turn of the event loop for each piece, so that it is read separately
    if (cut !== 'whole') await new Promise(setImmediate);
  }
  const commands = () => split(client.received).map(({ command }) => command);
  const spoken = () => commands().filter((command) => ['version', 'verack', 'pong'].includes(command));
  if (ends) await client.until(() => client.ended);
  else await client.until(() => client.ended || spoken().length >= heard.length);
  expect(spoken()).toEqual(heard);
  expect(client.ended).toBe(ends);
  if (!ends && sent.at(-1) === LAST_PING) {
    // only the last ping was answered
    expect(client.messages.find(({ command }) => command === 'pong')?.payload).toEqual(
      LAST_PING.subarray(24),
    );
  }
});

test('every rule has a case here, says what happens, and names its source', () => {
  expect([...Object.keys(RULE_CASES), 'self'].sort()).toEqual(Object.keys(PEER_RULES).sort());
  for (const { what, action, source } of Object.values(PEER_RULES)) {
    expect(what).toMatch(/\S/);
    expect(['drop', 'ignore', 'disconnect', 'misbehaving']).toContain(action);
    expect(source).toMatch(/^(Bitcoin Core, src\/|BIP \d)/);
  }
});
