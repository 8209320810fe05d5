/**
 * What a peer sends in the handshake and right after it, with the changes that its misbehaviours make.
 *
 * @module
 */
import type { Socket } from 'node:net';
import { encode } from '../../wire/codec/codec';
import { NEGOTIATED, NEGOTIATION_VERSION } from '../../wire/streams/peer-rules';
import type { Outgoing } from '../outgoing';
import type { VersionLike } from '../peer-codecs';
import type { SeededRandom } from '../seeded-random';
import type { Behaviour } from './behaviour';
import type { Tools } from './misbehaviours';
import type { PeerContext } from './peer-context';

/** The features offered between version and verack. */
const OFFERED = NEGOTIATED.filter((command) => command !== 'feature');

/** The other side's address and port. */
export type OtherSide = Pick<Socket, 'remoteAddress' | 'remotePort'>;

/**
 * The answer to a version message: version, verack and, between them, the features that are offered if both
 * sides speak protocol version 70016 or higher.
 *
 * @param context - the context of the peer
 * @param tools - what its misbehaviours can use
 * @param otherSide - the address and port that the version message gives as the receiver's
 */
export function greeting(context: PeerContext, tools: Tools, otherSide: OtherSide): Outgoing[] {
  const { codecs, behaviour } = context;
  const ours = behaviour.version(ownVersion(context, tools.random, otherSide), tools);
  const offered = Math.min(ours.version, tools.theirs.version) >= NEGOTIATION_VERSION ? OFFERED : [];
  const pieces = [
    tools.piece({ command: 'version', payload: encode(codecs.version.write, ours) }),
    ...[...offered, 'verack'].map((command) => tools.piece({ command, payload: new Uint8Array(0) })),
  ];
  return behaviour.greeting(pieces, tools);
}

/** What the peer sends first once the handshake is done: a ping. */
export function afterHandshake(behaviour: Behaviour, tools: Tools): Iterable<Outgoing> {
  const ping = tools.piece({ command: 'ping', payload: tools.random.bytes(8) });
  return behaviour.afterwards([ping], tools);
}

/** The fields of the peer's version message, with the current time, a new nonce and the other side's address. */
function ownVersion(
  { personality, now }: PeerContext,
  random: SeededRandom,
  { remoteAddress, remotePort }: OtherSide,
): VersionLike {
  return {
    ...personality,
    timestamp: BigInt(Math.floor(now() / 1000)),
    addr_recv: {
      services: personality.addr_recv.services,
      ip: remoteAddress ?? '127.0.0.1',
      port: remotePort ?? 0,
    },
    nonce: random.uint64(),
  };
}
