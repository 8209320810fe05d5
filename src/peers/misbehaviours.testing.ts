import { type MisbehaviourName } from './loopback/misbehaviours';
import type { PeerOptions } from './loopback/options';
import { type BareClient, frame, VERACK, VERSION } from '../suite/bare-client';
import { both } from '../suite/test-peers';

export const bad = (name: MisbehaviourName, more: PeerOptions = {}) => both({ misbehave: [name], ...more });

export const sentinel = Buffer.from('ffffffffffffffff', 'hex');

/**
 * Send a version, then a verack once theirs has come; then wait for the answer to a ping, which comes last.
 */
export async function talk(client: BareClient): Promise<void> {
  client.send(VERSION);
  await client.until(() => client.received.includes('verack\0'));
  client.send(VERACK);
  client.send(frame('ping', sentinel));
  await client.until(() => client.ended || client.received.includes(sentinel));
}
