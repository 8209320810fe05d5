import { fromHex } from './bytes';

/** What distinguishes one Bitcoin network from another on the wire. */
export interface Network {
  /** The first four bytes of every message, in wire order, as hex. */
  readonly magic: string;
  /** The default TCP port of that network's nodes. */
  readonly port: number;
}

/** The names of the networks known to this workbook. */
export type NetworkName = 'mainnet' | 'testnet3' | 'testnet4' | 'signet' | 'regtest' | 'simnet';

/**
 * The networks, with their magic bytes and default ports.
 *
 * @see Bitcoin Core, src/kernel/chainparams.cpp; simnet: btcd, chaincfg/params.go and wire/protocol.go
 */
export const NETWORKS: Readonly<Record<NetworkName, Network>> = {
  mainnet: { magic: 'f9beb4d9', port: 8333 },
  testnet3: { magic: '0b110907', port: 18333 },
  testnet4: { magic: '1c163f28', port: 48333 },
  signet: { magic: '0a03cf40', port: 38333 },
  regtest: { magic: 'fabfb5da', port: 18444 },
  simnet: { magic: '161c1412', port: 18555 },
};

/**
 * The network that a message with this magic belongs to.
 *
 * @param magic - four bytes in wire order, as hex without spaces
 * @returns the network's name, or undefined if no known network has this magic
 */
export function networkOf(magic: string): NetworkName | undefined {
  return (Object.keys(NETWORKS) as NetworkName[]).find((name) => NETWORKS[name].magic === magic);
}

const MAGICS = Object.fromEntries(
  Object.entries(NETWORKS).map(([name, { magic }]) => [name, fromHex(magic)]),
) as Record<NetworkName, Uint8Array>;

/** The magic of a network, four bytes in wire order. The array is shared: do not write to it. */
export function magicOf(network: NetworkName): Uint8Array {
  return MAGICS[network];
}
