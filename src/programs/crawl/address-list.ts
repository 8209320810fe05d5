import { addressText, type Address, parseAddress } from '../../wire/streams/address';

/**
 * Parse a list of addresses: one per line, IPv6 in brackets if a port follows. Text after # is a comment. An
 * address that occurs twice, even in another notation, counts once: no node is asked twice.
 *
 * @param text - the text of the list
 * @param port - the port of addresses without one
 * @throws Error if a line is not an address (with the line number), or if there are no addresses at all
 */
export function addressList(text: string, port: number): Address[] {
  const addresses = new Map<string, Address>();
  for (const [i, line] of text.split('\n').entries()) {
    const written = line.replace(/#.*/, '').trim();
    if (written === '') continue;
    const address = addressIn(written, port, i + 1);
    addresses.set(addressText(address), address);
  }
  if (addresses.size === 0) throw new Error('it contains no address');
  return [...addresses.values()];
}

function addressIn(text: string, port: number, line: number): Address {
  try {
    return parseAddress(text, port);
  } catch (error) {
    throw new Error(`line ${line}: ${(error as Error).message}`);
  }
}
