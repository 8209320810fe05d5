/** Where a node can be reached. */
export interface Address {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  host: string;
  /** 1 to 65535. */
  port: number;
}

/**
 * Take an address apart: `host`, `host:port`, `[2001:db8::1]:8333`, `2001:db8::1`.
 *
 * @param text - as people write it, and as the snapshots of the network do
 * @param port - the port, where none is given
 * @throws RangeError if it is none of these; its message holds the text
 */
export function parseAddress(text: string, port: number): Address {
  const bracketed = /^\[([0-9a-f:.]+(?:%[\w.-]+)?)\](?::(\d+))?$/i.exec(text);
  const plain = /^([^\s:[\]]+)(?::(\d+))?$/.exec(text);
  const bare = /^[0-9a-f]*:[0-9a-f.:]*:[0-9a-f.:]*$/i.test(text) ? [text, text] : null;
  const found = bracketed ?? plain ?? bare;
  const given = found?.[2] === undefined ? port : Number(found[2]);
  if (!found || given < 1 || given > 65535) {
    throw new RangeError(`not an address: ${text} (like 203.0.113.5:8333 or [2001:db8::1]:8333)`);
  }
  return { host: found[1], port: given };
}

/** An address as people write it: IPv6 in brackets. */
export function addressText({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
