import { encode } from '../../wire/codec/codec';
import type { NetworkName } from '../../wire/networks';
import type { PeerCodecs, VersionLike } from '../peer-codecs';
import { garbage, webServer } from '../loopback/malformed';
import { type Outgoing, outgoing } from '../outgoing';
import { SeededRandom } from '../seeded-random';
import type { Table } from './gossip';
import type { SimulatedNode } from './population';

/** From this protocol version on, a version message has a relay byte (BIP 37). */
const RELAY_VERSION = 70001;

/** The context shared by all nodes of a network. */
export interface NetworkContext {
  /** The protocol code that they run on. */
  codecs: PeerCodecs;
  /** The network whose magic their messages carry. */
  network: NetworkName;
  /** The verack message, which is always the same, as it is on the wire. */
  verack: Uint8Array;
  /** Returns the correct time, in milliseconds since the beginning of 1970. */
  now: () => number;
  /** About how long a slow node takes, in milliseconds. */
  slowness: number;
  /** What a node knows of the others; undefined if the nodes of the network do not gossip. */
  tableOf: (node: SimulatedNode) => Table | undefined;
}

/**
 * A node's version message, as it is on the wire.
 *
 * @param node - the node
 * @param context - the context of its network
 * @param receiver - the address of the connected peer, as the node sees it
 */
export function versionOf(
  node: SimulatedNode,
  { codecs, network, now }: NetworkContext,
  receiver: { ip: string; port: number },
): Uint8Array {
  const { version, services, height, userAgent } = node.sample;
  const fields: VersionLike = {
    version,
    services,
    timestamp: BigInt(Math.floor(now() / 1000) + node.skew),
    addr_recv: { services: 0n, ...(node.lie ?? receiver) },
    addr_from: { services, ip: '::', port: 0 },
    nonce: node.nonce,
    user_agent: userAgent,
    start_height: height,
  };
  if (version >= RELAY_VERSION) fields.relay = true;
  const payload = encode(codecs.version.write, fields);
  return outgoing(codecs, network, { command: 'version', payload }).bytes;
}

/**
 * What a node of kind `garbage` sends: random bytes, the response of a web server, or the version message of
 * another network. Always the same for the same node.
 *
 * @param node - the node
 * @param context - the context of its network
 */
export function garbageOf(node: SimulatedNode, context: NetworkContext): Outgoing {
  const random = new SeededRandom(Number(node.nonce & 0xffffffffn));
  const network = context.network === 'testnet3' ? 'mainnet' : 'testnet3';
  const choices = [
    () => garbage(random, context.network),
    () => webServer(),
    () => ({ bytes: versionOf(node, { ...context, network }, { ip: '::', port: 0 }) }),
  ];
  return choices[random.between(0, choices.length - 1)]();
}
