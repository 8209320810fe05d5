import { BlockList, isIP } from 'node:net';

/**
 * The blocks of addresses that no node on the Internet has: private, local, reserved, for documentation.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */
const SPECIAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/127',
  '100::/64',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

const special = new BlockList();
for (const block of SPECIAL) {
  const [net, prefix] = block.split('/');
  special.addSubnet(net, Number(prefix), isIP(net) === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Whether a host can be on the Internet: an IP address outside the special blocks.
 *
 * @param host - an IP address, or a name, which is not public: gossip has no names
 */
export function isPublic(host: string): boolean {
  const version = isIP(host);
  return version !== 0 && !special.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
