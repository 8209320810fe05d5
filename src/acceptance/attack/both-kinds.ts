import type { Connection } from '../../../solutions/10-connection';
import { Node } from '../../../solutions/11-node';
import { bareClient, type BareClient } from '../../suite/bare-client';
import { closeLater, start } from '../../suite/test-peers';
import { AMPLE } from './victim';

/** For tests: the servers that a client can attack: the node of lesson 11 and the loopback peer. */
export const KINDS = ['node', 'peer'] as const;

/** For tests: start one of the two, which serves no data, and connect to it. */
export async function stranger(kind: (typeof KINDS)[number]): Promise<BareClient> {
  if (kind === 'peer') {
    // bytes that do not begin with a magic would be a key of the second transport, and no broken rule of the first
    const options = { version: { version: 70016 }, handshakeTimeout: AMPLE, transport: 'v1' } as const;
    return closeLater(await bareClient(await start(options)));
  }
  // a handshake that comes byte by byte takes long on a slow machine: the clock must not end it
  const node = closeLater(new Node('mainnet', {}, AMPLE));
  return closeLater(await bareClient({ host: '127.0.0.1', port: await node.listen(receiveAll) }));
}

/** Receive what comes: a ping is answered after the messages before it, or two seconds later if nobody takes them. */
async function receiveAll(connection: Connection): Promise<void> {
  try {
    for (;;) await connection.receive(AMPLE);
  } catch {
    // the connection has ended
  }
}
