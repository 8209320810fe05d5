import { addressText, type Address, parseAddress } from '../../wire/streams/address';

/**
 * Read a list of addresses: one a line, IPv6 in brackets if a port follows. What follows # is a comment. An
 * address that occurs twice counts once, also if it is written in another way: nobody is asked twice.
 *
 * @param text - the list
 * @param port - the port of those without one
 * @throws Error if a line is no address, or there are none at all; it names the line
 */
export function addressList(text: string, port: number): Address[] {
  const addresses = new Map<string, Address>();
  for (const [i, line] of text.split('\n').entries()) {
    const written = line.replace(/#.*/, '').trim();
    if (written === '') continue;
    const address = addressIn(written, port, i + 1);
    addresses.set(addressText(address), address);
  }
  if (addresses.size === 0) throw new Error('there is no address in it');
  return [...addresses.values()];
}

function addressIn(text: string, port: number, line: number): Address {
  try {
    return parseAddress(text, port);
  } catch (error) {
    throw new Error(`line ${line}: ${(error as Error).message}`);
  }
}
