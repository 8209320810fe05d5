import { BlockList, isIP } from 'node:net';

/** The blocks in which a node on the Internet has its address. Yggdrasil is a network that anybody can join. */
const PUBLIC = ['0.0.0.0/0', '2000::/3', '200::/7'];

/** The blocks for a machine and for the networks around it. */
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
  // site-local: deprecated, and still used here and there
  'fec0::/10',
];

/** Parts of {@link PUBLIC} in which no node has its address: reserved, for documentation, for translation to IPv4. */
const SPECIAL = [
  '0.0.0.0/8',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
];

function blockList(blocks: string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [net, prefix] = block.split('/');
    list.addSubnet(net, Number(prefix), isIP(net) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const everywhere = blockList(PUBLIC);
const nearby = blockList(PRIVATE);
const nowhere = blockList(SPECIAL);

const isIn = (list: BlockList, host: string) => list.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6');

/**
 * Whether a host is this machine or can be in a network around it: a private, shared, link-local or loopback address.
 *
 * @param host - an IP address, or a name, which is not looked up: only `localhost` is known to be this machine
 */
export function isPrivate(host: string): boolean {
  return isIP(host) === 0 ? host === 'localhost' : isIn(nearby, host);
}

/**
 * Whether a host can be on the Internet: an IP address outside the special blocks.
 *
 * @param host - an IP address, or a name, which is not public: gossip has no names
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */
export function isPublic(host: string): boolean {
  return isIP(host) !== 0 && isIn(everywhere, host) && !isIn(nearby, host) && !isIn(nowhere, host);
}
