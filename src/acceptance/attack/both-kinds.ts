import { Node } from '../../../solutions/11-node';
import { bareClient, type BareClient } from '../../suite/bare-client';
import { closeLater, start } from '../../suite/test-peers';

/** For tests: the servers that a client can attack: the node of lesson 11 and the loopback peer. */
export const KINDS = ['node', 'peer'] as const;

/** For tests: start one of the two, which serves no data, and connect to it. */
export async function stranger(kind: (typeof KINDS)[number]): Promise<BareClient> {
  if (kind === 'peer') return closeLater(await bareClient(await start({ version: { version: 70016 } })));
  const node = closeLater(new Node());
  return closeLater(await bareClient({ host: '127.0.0.1', port: await node.listen() }));
}
