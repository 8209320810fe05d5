import { isIPv4 } from 'node:net';
import { MAX_ADDRESSES, NETWORK } from '../../wire/address-networks';
import { encode } from '../../wire/codec/codec';
import { ipv6Bytes, ipv6Text } from '../../wire/ip';
import type { AddressV2Like, PeerCodecs, PeerMessage } from '../peer-codecs';
import type { Asker, Service } from './options';

/**
 * Creates a service that answers the first getaddr on a connection, as real nodes do.
 *
 * @param codecs - lesson 18: the payloads of addr and addrv2
 * @param known - returns the addresses that the peer knows
 */
export function gossipService(
  codecs: Pick<PeerCodecs, 'addr' | 'addrv2'>,
  known: () => AddressV2Like[],
): Service {
  const answered = new WeakSet<Asker>();
  return {
    commands: ['getaddr'],
    answer(_, asker = { addrV2: false }) {
      if (answered.has(asker)) return [];
      answered.add(asker);
      const answer = gossipAnswer(codecs, known(), asker.addrV2);
      return answer ? [answer] : [];
    },
  };
}

/**
 * The answer to getaddr: at most a thousand addresses.
 *
 * @param codecs - the protocol code; without `addr` or `addrv2` there is no answer
 * @param known - what the node knows
 * @param addrV2 - whether the other side has sent sendaddrv2; otherwise only IP addresses are shared
 */
export function gossipAnswer(
  codecs: Pick<PeerCodecs, 'addr' | 'addrv2'>,
  known: AddressV2Like[],
  addrV2: boolean,
): PeerMessage | undefined {
  if (addrV2 && codecs.addrv2)
    return { command: 'addrv2', payload: encode(codecs.addrv2.write, known.slice(0, MAX_ADDRESSES)) };
  if (addrV2 || !codecs.addr) return undefined;
  const old = known.flatMap(({ network, address, ...rest }) => {
    if (network === NETWORK.IPV4) return [{ ...rest, ip: address.join('.') }];
    return network === NETWORK.IPV6 ? [{ ...rest, ip: ipv6Text(address) }] : [];
  });
  return { command: 'addr', payload: encode(codecs.addr.write, old.slice(0, MAX_ADDRESSES)) };
}

/** The network and the bytes of an IP address. */
export function ipEntry(ip: string): Pick<AddressV2Like, 'network' | 'address'> {
  if (!isIPv4(ip)) return { network: NETWORK.IPV6, address: ipv6Bytes(ip)! };
  return { network: NETWORK.IPV4, address: Uint8Array.from(ip.split('.'), Number) };
}
