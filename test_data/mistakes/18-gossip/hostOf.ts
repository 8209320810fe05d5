import * as right from '../../../solutions/18-gossip';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';

/** Wrong answers for hostOf. */
export const mistakes = new MistakeTable('hostOf');

/** An entry, as far as the function needs it. */
type Entry = Pick<right.NetAddrV2, 'network' | 'address'>;

/** The right host, and another one on some networks. */
const but = (other: (entry: Entry, host: string | undefined) => unknown) => (entry: Entry) =>
  other(entry, right.hostOf(entry));

// readIp has read every address so far.
mistakes.patch('ipv4-by-readIp', 'In addrv2 an IPv4 address has four', [
  "if (network === NETWORK.IPV4) return address.join('.');",
  'if (network === NETWORK.IPV4) return ip();',
]);

// Numbers are little-endian.
mistakes.patch('ipv4-back-to-front', 'Back to front: an address is in the order', [
  "address.join('.')",
  "[...address].reverse().join('.')",
]);

// hex() shows bytes.
mistakes.add(
  'ipv4-in-hex',
  'That is hex. People write the four numbers',
  but((entry, host) => (entry.network === 1 ? hex(entry.address) : host)),
);

// An address is written with its brackets, as in a list of nodes.
mistakes.add(
  'ipv6-in-brackets',
  'The brackets belong to an address with a port',
  but((entry, host) => (entry.network === 2 && host !== undefined ? `[${host}]` : host)),
);

// readIp does its work too well.
mistakes.patch('mapped-as-ipv4', 'An IPv4 address was accepted as IPv6', [
  'return isIP(ip()) === 6 ? ip() : undefined;',
  'return ip();',
]);

// A formatter without a notion of IPv4 shows the address as what it claims to be.
mistakes.patch('mapped-as-ipv6', 'This is IPv4 in disguise', [
  'return isIP(ip()) === 6 ? ip() : undefined;',
  "return isIP(ip()) === 6 ? ip() : '::ffff:' + ip();",
]);

// An error drops the message, and 999 good entries with it.
mistakes.patch('mapped-throws', 'One entry that is of no use must not cost us', [
  'return isIP(ip()) === 6 ? ip() : undefined;',
  "if (isIP(ip()) !== 6) throw new RangeError('IPv4'); return ip();",
]);

// Only the ten zero bytes are compared.
mistakes.patch('any-ten-zeros', 'ff fe are not ff ff', [
  'return isIP(ip()) === 6 ? ip() : undefined;',
  'return address.subarray(0, 10).some((byte) => byte !== 0) ? ip() : undefined;',
]);

// The old prefix of Tor was not read about.
mistakes.patch('old-tor-prefix', 'stood for the second version of Tor', [
  ' && !startsWith(0xfd, 0x87, 0xd8, 0x7e, 0xeb, 0x43))',
  ')',
]);

// Whatever begins with fd is taken for it.
mistakes.patch('old-tor-prefix-too-short', 'Compare all six bytes', [
  '!startsWith(0xfd, 0x87, 0xd8, 0x7e, 0xeb, 0x43)',
  '!startsWith(0xfd)',
]);

// The first five bytes of the prefix, as in the one that Core has for names of its own.
mistakes.patch('old-tor-prefix-of-five', 'Compare all six bytes', [', 0xeb, 0x43)', ', 0xeb)']);

// Tor and I2P have 32 bytes each, and names in base32.
mistakes.patch('tor-like-i2p', 'That is the key alone', [
  'return onionName(address);',
  'return `${base32(address)}.onion`;',
]);

// I2P and Tor have 32 bytes each, and names with a checksum.
mistakes.patch('i2p-like-tor', 'I2P has no checksum and no version', [
  'return `${base32(address)}.b32.i2p`;',
  "return onionName(address).replace('.onion', '.b32.i2p');",
]);

// The two numbers were mixed up: 5 for Tor.
mistakes.patch('i2p-is-tor', 'Network 5 is I2P', [
  'return `${base32(address)}.b32.i2p`;',
  'return onionName(address);',
]);

// Names on I2P end with .i2p.
mistakes.patch('i2p-without-b32', 'The name ends with .b32.i2p', ['.b32.i2p`', '.i2p`']);

// base32 of the library is in upper case.
mistakes.patch('i2p-in-upper-case', 'Names are written in lower case', [
  '`${base32(address)}.b32.i2p`',
  '`${base32(address)}.b32.i2p`.toUpperCase()',
]);

// The network says CJDNS, so it is.
mistakes.patch('cjdns-unchecked', 'An address on CJDNS begins with fc', [
  'network === NETWORK.CJDNS && startsWith(0xfc)',
  'network === NETWORK.CJDNS',
]);

// The network says Yggdrasil, so it is.
mistakes.patch('yggdrasil-unchecked', 'An address on Yggdrasil begins with 02 or 03', [
  'network === NETWORK.YGGDRASIL && (startsWith(2) || startsWith(3))',
  'network === NETWORK.YGGDRASIL',
]);

// What begins like an address on Yggdrasil is one.
mistakes.patch('yggdrasil-whatever-the-network', 'It wrote an address on network 170', [
  'network === NETWORK.YGGDRASIL && (startsWith(2) || startsWith(3))',
  'startsWith(2) || startsWith(3)',
]);

// 0200::/7 is read as 0200::/8.
mistakes.patch('yggdrasil-only-02', 'begins with 02 or with 03', [
  '(startsWith(2) || startsWith(3))',
  'startsWith(2)',
]);

// What is not in the table is an error.
mistakes.patch('unknown-network-throws', 'It threw. An entry that is of no use', [
  'startsWith(3))) return ip();\n  return undefined;',
  "startsWith(3))) return ip();\n  throw new RangeError('network');",
]);

// No host is an empty host.
mistakes.patch('unknown-network-empty', 'Return undefined, not an empty string', [
  'startsWith(3))) return ip();\n  return undefined;',
  "startsWith(3))) return ip();\n  return [1, 2, 6, 7].includes(network) ? undefined : '';",
]);

// What is left is shown in hex.
mistakes.patch('unknown-network-in-hex', 'It wrote an address on network', [
  'startsWith(3))) return ip();\n  return undefined;',
  "startsWith(3))) return ip();\n  return [1, 2, 6, 7].includes(network) ? undefined : Buffer.from(address).toString('hex') || '-';",
]);

// Only the two bytes of ff are compared.
mistakes.patch('disguise-by-two-bytes', 'ff ff alone is no disguise', [
  'return isIP(ip()) === 6 ? ip() : undefined;',
  'return address[10] === 255 && address[11] === 255 ? undefined : ip();',
]);

// What begins with fc is CJDNS, whatever the network says.
mistakes.patch('ipv6-like-cjdns', 'It begins with fc, but it is on network 2', [
  ' && !startsWith(0xfd, 0x87, 0xd8, 0x7e, 0xeb, 0x43))',
  ' && !startsWith(0xfd, 0x87, 0xd8, 0x7e, 0xeb, 0x43) && !startsWith(0xfc))',
]);

// The prefix of unique local addresses is fc00::/7, so seven bits are compared.
mistakes.patch('cjdns-seven-bits', 'begins with fc, all eight bits of it', [
  'network === NETWORK.CJDNS && startsWith(0xfc)',
  'network === NETWORK.CJDNS && (address[0] & 0xfe) === 0xfc',
]);

// Four networks were written, and then somebody called.
mistakes.patch('yggdrasil-forgotten', 'Network 7 is Yggdrasil', [
  'if (network === NETWORK.YGGDRASIL && (startsWith(2) || startsWith(3))) return ip();\n',
  '',
]);
