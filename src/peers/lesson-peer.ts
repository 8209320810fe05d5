import { NETWORKS, type NetworkName } from '../wire/networks';
import { addressText, parseAddress } from '../wire/streams/address';
import { transportIn, useTransport } from './transport';
import { loopbackPeer, type LoopbackOptions } from './loopback-peer';

/** A node to talk to. */
export interface LessonPeer {
  /** The address to connect to. */
  host: string;
  /** The port to connect to. */
  port: number;
  /** The network whose magic its messages carry. */
  network: NetworkName;
  /** The rules for validating its headers: those of its network, or of the practice chain. */
  rules: NetworkName | 'practice';
  /** Closes the peer if it is a loopback peer; does nothing for a remote node. */
  close(): Promise<void>;
}

/**
 * The node that lessons talk to: a loopback peer, or the one that `BITCOIN_PEER` names.
 *
 *     BITCOIN_PEER=203.0.113.5 npm start
 *     BITCOIN_PEER=[2001:db8::1]:18333 BITCOIN_NETWORK=testnet3 npm start
 *
 * No connection is made yet.
 *
 * @param options - options of the loopback peer; they do not apply to a node elsewhere
 * @param env - the environment with the three settings, of which `BITCOIN_TRANSPORT` says how `dial` connects
 *   to it; an empty value counts as absent
 * @throws RangeError if `BITCOIN_PEER` is not an address, or there is no such network or transport; its message says
 *   what is valid
 */
export async function lessonPeer(
  options: LoopbackOptions = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<LessonPeer> {
  const network = networkNamed(env.BITCOIN_NETWORK || options.network || 'mainnet');
  const transport = transportIn(env);
  const address = env.BITCOIN_PEER?.trim();
  if (address) {
    const where = addressOf(address, network);
    useTransport(addressText(where), network, transport);
    return { ...where, network, rules: network, close: () => Promise.resolve() };
  }
  const peer = await loopbackPeer({ name: 'lesson', ...options, network });
  const { host, port } = peer;
  useTransport(addressText({ host, port }), network, transport);
  return { host, port, network, rules: options.chain ? 'practice' : network, close: () => peer.close() };
}

function networkNamed(name: string): NetworkName {
  const known = Object.keys(NETWORKS);
  if (known.includes(name)) return name as NetworkName;
  throw new RangeError(
    `BITCOIN_NETWORK=${name}: there is no such network; known networks: ${known.join(', ')}`,
  );
}

function addressOf(text: string, network: NetworkName): { host: string; port: number } {
  try {
    return parseAddress(text, NETWORKS[network].port);
  } catch (error) {
    throw new RangeError(`BITCOIN_PEER is ${(error as Error).message}`);
  }
}
