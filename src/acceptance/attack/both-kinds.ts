import { Node } from '../../../solutions/08-handshake';
import { bareClient, type BareClient } from '../../suite/bare-client';
import { closeLater, start } from '../../suite/test-peers';

/** For tests: what a stranger can connect to: the node of lesson 08, and the loopback peer. */
export const KINDS = ['node', 'peer'] as const;

/** For tests: connect to one of the two. It serves nobody. */
export async function stranger(kind: (typeof KINDS)[number]): Promise<BareClient> {
  if (kind === 'peer') return closeLater(await bareClient(await start({ version: { version: 70016 } })));
  const node = closeLater(new Node());
  return closeLater(await bareClient({ host: '127.0.0.1', port: await node.listen() }));
}
