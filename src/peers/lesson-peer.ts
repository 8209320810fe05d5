import { NETWORKS, type NetworkName } from '../wire/networks';
import { parseAddress } from '../wire/streams/address';
import { loopbackPeer, type LoopbackOptions } from './loopback-peer';

/** A node to talk to. */
export interface Met {
  /** Where to connect to. */
  host: string;
  /** Where to connect to. */
  port: number;
  /** Whose magic its messages have. */
  network: NetworkName;
  /** By which rules its headers are to be judged: those of its network, or of the practice chain. */
  rules: NetworkName | 'practice';
  /** Be done with it: a loopback peer ends, a node elsewhere goes on. */
  close(): Promise<void>;
}

/**
 * The node that lessons talk to: a loopback peer, or the one that `BITCOIN_PEER` names.
 *
 *     BITCOIN_PEER=203.0.113.5 npm start
 *     BITCOIN_PEER=[2001:db8::1]:18333 BITCOIN_NETWORK=testnet3 npm start
 *
 * Nobody is connected to yet.
 *
 * @param options - what the loopback peer is to be like; a node elsewhere is as it is
 * @param env - where the two settings are looked up; what is empty counts as absent
 * @throws RangeError if `BITCOIN_PEER` is no address, or there is no such network; its message says what to write
 */
export async function meet(
  options: LoopbackOptions = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Met> {
  const network = networkNamed(env.BITCOIN_NETWORK || options.network || 'mainnet');
  const address = env.BITCOIN_PEER?.trim();
  if (address) {
    return { ...addressOf(address, network), network, rules: network, close: () => Promise.resolve() };
  }
  const peer = await loopbackPeer({ name: 'met', ...options, network });
  const { host, port } = peer;
  return { host, port, network, rules: options.chain ?? network, close: () => peer.close() };
}

function networkNamed(name: string): NetworkName {
  const known = Object.keys(NETWORKS);
  if (known.includes(name)) return name as NetworkName;
  throw new RangeError(`BITCOIN_NETWORK=${name}: there is no such network; there are ${known.join(', ')}`);
}

function addressOf(text: string, network: NetworkName): { host: string; port: number } {
  try {
    return parseAddress(text, NETWORKS[network].port);
  } catch (error) {
    throw new RangeError(`BITCOIN_PEER is ${(error as Error).message}`);
  }
}
