import { isIPv4 } from 'node:net';
import { domainToASCII } from 'node:url';
import { ipv6Bytes, ipv6Text } from '../ip';
import { printableText } from '../../base/text';

/** Where a node can be reached. */
export interface Address {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  host: string;
  /** 1 to 65535; for an .i2p name also 0, since I2P has no ports. */
  port: number;
}

/** What is longer is no address (a name has at most 253 characters), and is not looked at. */
const LONGEST = 300;

/** How much of something that is not an address is shown. */
const SHOWN = 60;

/**
 * Take an address apart: `host`, `host:port`, `[2001:db8::1]:8333`, `2001:db8::1`.
 *
 * Each address comes out in one form, however it is written: names in lower case, IPv6 as RFC 5952 wants it, an IPv4
 * address inside an IPv6 address (`::ffff:203.0.113.5`) as IPv4. So two that are equal are the same text.
 *
 * @param text - as people write it, and as the snapshots of the network do
 * @param port - the port, where none is given; an .i2p name has 0
 * @throws RangeError if it is none of these; its message shows the beginning of the text
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
 * The network besides the internet that a name belongs to. Such a name must never be looked up (RFC 7686 for .onion):
 * the DNS does not have it, and would learn whom somebody wants to talk to.
 */
export function overlayOf(host: string): 'Tor' | 'I2P' | undefined {
  const [top] = /[^.]+(?=\.?$)/.exec(host.toLowerCase()) ?? [];
  return top === 'onion' ? 'Tor' : top === 'i2p' ? 'I2P' : undefined;
}

/** An IP address without its zone: `fe80::1%eth0` is `fe80::1`. A zone means something on this machine only. */
export function withoutZone(ip: string): string {
  return ip.replace(/%.*$/, '');
}

/** An address in its parts; `ipv6` if only that can be meant. */
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
  // without brackets a port could not be distinguished from the address, so there is none
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

/** Labels of 1 to 63 letters, digits, hyphens and underscores; the last one is no number: that is a broken IPv4. */
function canonicalName(host: string): string | undefined {
  // what has no other letters is left as it is: domainToASCII would make an IPv4 address of 127.1
  const ascii = /^[\x00-\x7f]*$/.test(host) ? host.toLowerCase() : domainToASCII(host);
  const name = ascii.replace(/\.$/, '');
  const labels = name.split('.');
  const fits = name.length <= 253 && labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
  return fits && !/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1)!) ? name : undefined;
}
