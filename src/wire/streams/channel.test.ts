import { Connection } from '../../../solutions/10-connection';
import { withTracker } from '../../suite/resource-tracker';
import { connectedSockets } from '../../suite/scripted-peer';
import { frame } from '../../suite/stream-inputs';
import { withLimit } from '../../suite/time-limit';
import { HandshakeTimeoutError, ReceiveTimeoutError } from './peer-errors';

const FOREVER = 600_000;

/** A message with a wrong checksum. */
function damaged(): Uint8Array {
  const bytes = frame('tx', '0102');
  bytes[24] ^= 1;
  return bytes;
}

/**
 * Let a wait time out while some bytes arrive.
 *
 * @param wait - starts the wait
 * @param bytes - arrive during the wait
 * @returns the timeout in milliseconds, and the error thrown
 */
const inVain = (
  wait: (connection: Connection, limit: number) => Promise<unknown>,
  bytes: Uint8Array,
): Promise<{ limit: number; error: unknown }> =>
  withLimit(100, async (limit, pace) => {
    let error: unknown;
    await withTracker(async () => {
      const [ours, theirs] = await connectedSockets();
      const connection = Connection.over(ours);
      connection.patience = limit;
      const before = connection.receive(FOREVER);
      // dropped before the wait begins
      theirs.write(Buffer.concat([damaged(), frame('inv')]));
      await before;
      pace.mark();
      const waiting = wait(connection, limit).catch((thrown: unknown) => thrown);
      const wanted = ours.bytesRead + bytes.length;
      theirs.write(bytes);
      while (ours.bytesRead < wanted && !connection.closed) await new Promise(setImmediate);
      // these few messages are split within this turn of the event loop or the next
      for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
      pace.mark();
      error = await waiting;
      await connection.close();
    });
    return { limit, error };
  });

test('a timeout reports what came instead, and what was dropped and why', async () => {
  const bytes = Buffer.concat([frame('inv'), frame('addr'), frame('inv'), damaged()]);
  const { limit, error } = await inVain((connection) => connection.waitFor('tx', 'notfound'), bytes);
  expect(error).toBeInstanceOf(ReceiveTimeoutError);
  expect((error as Error).message).toMatch(
    new RegExp(
      `^no tx or notfound came in ${limit} ms; what came: 2 inv, 1 addr; a message was dropped: ` +
        'checksum at byte 142: expected [0-9a-f]{8}, computed from the payload, found [0-9a-f]{8}$',
    ),
  );
});

test('if many different commands came, only a few are named', async () => {
  const bytes = Buffer.concat(Array.from({ length: 9 }, (_, i) => frame(`x${i}`)));
  const { limit, error } = await inVain((connection) => connection.waitFor('tx'), bytes);
  expect((error as Error).message).toBe(
    `no tx came in ${limit} ms; what came: 1 x0, 1 x1, 1 x2, 1 x3, 1 x4, 4 others`,
  );
});

test('several dropped messages are counted, and the last is explained', async () => {
  const { limit, error } = await inVain(
    (connection) => connection.receive(),
    Buffer.concat([damaged(), frame('t\x01x')]),
  );
  expect((error as Error).message).toMatch(
    new RegExp(`^no message came in ${limit} ms; 2 messages were dropped: command at byte 81: `),
  );
});

test('a wait after messages that were no answer says so, and how long ago the request was sent', async () => {
  const { limit, error } = await inVain(
    async (connection, ms) => {
      await connection.sendMessage({ command: 'getdata', payload: new Uint8Array() });
      await connection.receive(FOREVER);
      await connection.receive(FOREVER);
      return connection.receive(ms);
    },
    Buffer.concat([frame('inv'), frame('inv')]),
  );
  expect((error as Error).message).toMatch(
    new RegExp(`^nothing else came in ${limit} ms; since getdata was sent, \\d+ ms ago: 2 inv$`),
  );
});

test('the timeout is shown in whole milliseconds', async () => {
  const { limit, error } = await inVain((connection, ms) => connection.receive(ms + 0.015), new Uint8Array());
  expect((error as Error).message).toBe(`no message came in ${limit} ms`);
});

test('a handshake that times out reports what was dropped since it began', async () => {
  const { limit, error } = await inVain(
    (connection, ms) => connection.handshake(undefined, ms),
    frame('version', '7f1101'),
  );
  expect(error).toBeInstanceOf(HandshakeTimeoutError);
  expect((error as Error).message).toMatch(
    new RegExp(`^no version came in ${limit} ms; 2 messages were dropped: version: version at byte 0: `),
  );
});

test('a message that is kept does not keep alive the bytes that arrived with it', () =>
  withTracker(async () => {
    const [ours, theirs] = await connectedSockets();
    const connection = Connection.over(ours);
    theirs.write(Buffer.concat([frame('inv', '010203'), frame('tx', '00'.repeat(20_000))]));
    const { payload } = await connection.receive(FOREVER);
    await connection.receive(FOREVER);
    expect(payload).toEqual(Uint8Array.of(1, 2, 3));
    expect(payload.buffer.byteLength).toBe(3);
    await connection.close();
  }));
