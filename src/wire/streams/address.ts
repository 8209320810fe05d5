import { isIPv4 } from 'node:net';
import { domainToASCII } from 'node:url';
import { ipv6Bytes, ipv6Text } from '../ip';
import { printableText } from '../../base/text';

/** Where a node can be reached. */
export interface Address {
  /** A host name, an IPv4 address, or an IPv6 address without brackets. */
  host: string;
  /** 1 to 65535; for an .i2p name also 0, because I2P has no ports. */
  port: number;
}

/** A longer string cannot be an address (a name has at most 253 characters) and is not parsed. */
const LONGEST = 300;

/** How many characters of an invalid address the error shows. */
const SHOWN = 60;

/**
 * Parse an address: `host`, `host:port`, `[2001:db8::1]:8333`, `2001:db8::1`.
 *
 * The host is returned in canonical form: names in lower case, IPv6 as in RFC 5952, an IPv4-mapped IPv6
 * address (`::ffff:203.0.113.5`) as IPv4. So equal addresses are equal strings.
 *
 * @param text - the address as people write it, and as it appears in snapshots of the network
 * @param port - the default port; for an .i2p name the default is always 0
 * @throws RangeError if it is none of these; its message shows the beginning of the string
 */
export function parseAddress(text: string, port: number): Address {
  const parts = text.length > LONGEST ? undefined : partsOf(text);
  const host = parts && canonicalHost(parts);
  const otherwise = host !== undefined && overlayOf(host) === 'I2P' ? 0 : port;
  const given = parts?.port === undefined ? otherwise : Number(parts.port);
  const least = otherwise === 0 ? 0 : 1;
  if (host === undefined || given < least || given > 65535) {
    const shown = printableText(text, SHOWN);
    throw new RangeError(`not an address: ${shown} (like 203.0.113.5:8333 or [2001:db8::1]:8333)`);
  }
  return { host, port: given };
}

/** An address as people write it: IPv6 in brackets. */
export function addressText({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * The overlay network that a host name belongs to, if any. Such a name must never be looked up (RFC 7686 for
 * .onion): the DNS does not have it, and the query would reveal whom you want to talk to.
 */
export function overlayOf(host: string): 'Tor' | 'I2P' | undefined {
  const [top] = /[^.]+(?=\.?$)/.exec(host.toLowerCase()) ?? [];
  return top === 'onion' ? 'Tor' : top === 'i2p' ? 'I2P' : undefined;
}

/**
 * An IP address without its zone: `fe80::1` for `fe80::1%eth0`. A zone is meaningful on the local machine
 * only.
 */
export function withoutZone(ip: string): string {
  return ip.replace(/%.*$/, '');
}

/** The parts of an address; `ipv6` is set if the host can only be an IPv6 address. */
interface Parts {
  host: string;
  port: string | undefined;
  ipv6: boolean;
}

function partsOf(text: string): Parts | undefined {
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  if (bracketed) return { host: bracketed[1], port: bracketed[2], ipv6: true };
  const named = /^([^\s:[\]]+)(?::(\d{1,5}))?$/.exec(text);
  if (named) return { host: named[1], port: named[2], ipv6: false };
  // without brackets a port could not be distinguished from the address, so no port is allowed
  return { host: text, port: undefined, ipv6: true };
}

function canonicalHost({ host, ipv6 }: Parts): string | undefined {
  if (ipv6) return canonicalIPv6(host);
  return isIPv4(host) ? host : canonicalName(host);
}

function canonicalIPv6(host: string): string | undefined {
  const [, ip, zone = ''] = /^([0-9a-f:.]+)(%[\w.-]+)?$/i.exec(host) ?? [];
  const bytes = ip === undefined ? undefined : ipv6Bytes(ip);
  if (!bytes) return undefined;
  const mapped = bytes.subarray(0, 12).every((byte, i) => byte === (i < 10 ? 0 : 0xff));
  return mapped && zone === '' ? bytes.subarray(12).join('.') : ipv6Text(bytes) + zone;
}

/**
 * Labels of 1 to 63 letters, digits, hyphens and underscores. The last must not be a number: that is invalid
 * IPv4.
 */
function canonicalName(host: string): string | undefined {
  // ASCII names bypass domainToASCII, which would turn 127.1 into an IPv4 address
  const ascii = /^[\x00-\x7f]*$/.test(host) ? host.toLowerCase() : domainToASCII(host);
  const name = ascii.replace(/\.$/, '');
  const labels = name.split('.');
  const fits = name.length <= 253 && labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
  return fits && !/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1)!) ? name : undefined;
}
