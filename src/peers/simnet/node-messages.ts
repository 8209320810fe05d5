import { encode } from '../../wire/codec/codec';
import type { NetworkName } from '../../wire/networks';
import type { PeerCodecs, VersionLike } from '../peer-codecs';
import { garbage, webServer } from '../loopback/malformed';
import { type Piece, pieceOf } from '../outgoing';
import { Random } from '../seeded-random';
import type { SimulatedNode } from './population';

/** From here on there is a relay byte (BIP 37). */
const RELAY_VERSION = 70001;

/** What all nodes of a network have in common. */
export interface Household {
  /** The protocol code that they run on. */
  codecs: PeerCodecs;
  /** Whose magic their messages have. */
  network: NetworkName;
  /** The message that is always the same, as it stands on the wire. */
  verack: Uint8Array;
  /** The right time, in milliseconds since the beginning of 1970. */
  now: () => number;
  /** How long a slow node takes, about, in milliseconds. */
  slowness: number;
}

/**
 * A node's version message, as it stands on the wire.
 *
 * @param node - whose
 * @param household - of the network
 * @param receiver - how the node sees who has connected to it
 */
export function versionOf(
  node: SimulatedNode,
  { codecs, network, now }: Household,
  receiver: { ip: string; port: number },
): Uint8Array {
  const { version, services, height, userAgent } = node.claim;
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
  return pieceOf(codecs, network, { command: 'version', payload }).bytes;
}

/**
 * What a node sends that sends garbage: random bytes, the answer of a web server, or the version message of another
 * network. Always the same for the same node.
 *
 * @param node - which
 * @param household - of the network
 */
export function garbageOf(node: SimulatedNode, household: Household): Piece {
  const random = new Random(Number(node.nonce & 0xffffffffn));
  const network = household.network === 'testnet3' ? 'mainnet' : 'testnet3';
  const choices = [
    () => garbage(random, household.network),
    () => webServer(),
    () => ({ bytes: versionOf(node, { ...household, network }, { ip: '::', port: 0 }) }),
  ];
  return choices[random.between(0, choices.length - 1)]();
}
