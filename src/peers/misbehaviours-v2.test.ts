import { Connection } from '../../solutions/10-connection';
import { dialEncrypted } from '../../solutions/19-encrypted';
import { startPeer } from './loopback/peer';
import type { MisbehaviourName } from './loopback/misbehaviours';
import { REFERENCE_CODECS } from './reference-codecs';

/** Connects to a peer that misbehaves, and waits for what never comes. @returns the error */
async function endOf(name: MisbehaviourName, timeout = 60_000): Promise<unknown> {
  const peer = await startPeer(REFERENCE_CODECS, { misbehave: [name] });
  try {
    const socket = await dialEncrypted(peer.host, peer.port, timeout, 'mainnet', { transport: 'v2' });
    const connection = Connection.over(socket);
    await connection.handshake();
    await connection.waitFor('nothing').finally(() => connection.close());
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await peer.close();
  }
}

test.each([
  ['v2-hangs-up', 'ClosedError', 'the other side closed the connection'],
  ['v2-endless-garbage', 'WireError', 'terminator'],
  ['v2-flipped-bit', 'ClosedError', 'tag at byte'],
  ['v2-too-long', 'ClosedError', 'length at byte'],
] as const)('%s ends the connection', async (name, kind, words) => {
  const error = await endOf(name);
  expect(error).toMatchObject({ name: kind });
  expect(String(error)).toContain(words);
});

test('decoys alone do not count as an answer', async () => {
  expect(await endOf('v2-decoys', 1000)).toMatchObject({ name: 'ConnectError' });
});

test('a peer that hangs up at the second transport can be reached by the first one', async () => {
  const peer = await startPeer(REFERENCE_CODECS, { misbehave: ['v2-hangs-up'] });
  const connection = Connection.over(await dialEncrypted(peer.host, peer.port, 60_000));
  expect(await connection.handshake()).toBeDefined();
  await connection.close();
  await peer.close();
});
