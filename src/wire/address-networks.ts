/** The networks that an address in an addrv2 message can belong to. @see BIP 155 */
export const NETWORK = { IPV4: 1, IPV6: 2, TORV3: 4, I2P: 5, CJDNS: 6, YGGDRASIL: 7 } as const;

/**
 * How many bytes an address has, by its network. The second version of Tor's addresses, number 3, is not among
 * them: it has been switched off, and its number counts as unknown, as in Bitcoin Core.
 */
export const ADDRESS_LENGTHS: ReadonlyMap<number, number> = new Map<number, number>([
  [NETWORK.IPV4, 4],
  [NETWORK.IPV6, 16],
  [NETWORK.TORV3, 32],
  [NETWORK.I2P, 32],
  [NETWORK.CJDNS, 16],
  [NETWORK.YGGDRASIL, 16],
]);

/** The most bytes that an address may have on a network that is not known. @see BIP 155 */
export const MAX_ADDRESS_LENGTH = 512;

/** The most addresses in an addr or addrv2 message. @see Bitcoin Core, src/net_processing.cpp, MAX_ADDR_TO_SEND */
export const MAX_ADDRESSES = 1000;
