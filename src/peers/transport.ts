import { dialEncrypted } from '../../solutions/19-encrypted';
import type { NetworkName } from '../wire/networks';
import { dialWith } from '../wire/streams/dial';

/** How a connection is made: `auto` tries the second transport, and then the first one. */
export type Transport = 'auto' | 'v1' | 'v2';

const TRANSPORTS: readonly Transport[] = ['auto', 'v1', 'v2'];

/**
 * The transport that `BITCOIN_TRANSPORT` names. Without it, `v1`.
 *
 * @param env - the environment; an empty value counts as absent
 * @throws RangeError if there is no such transport
 */
export function transportIn(env: Readonly<Record<string, string | undefined>> = process.env): Transport {
  const name = env.BITCOIN_TRANSPORT?.trim() || 'v1';
  const known = TRANSPORTS.find((one) => one === name);
  if (known) return known;
  throw new RangeError(
    `BITCOIN_TRANSPORT=${name}: there is no such transport; known transports: ${TRANSPORTS.join(', ')}`,
  );
}

/**
 * From now on, `dial` connects with this transport.
 *
 * @param where - to which address, `127.0.0.1:8333`, or `everywhere`
 * @param network - whose magic is in the keys
 * @param transport - how
 */
export function useTransport(where: string, network: NetworkName, transport: Transport): void {
  dialWith(
    where,
    transport === 'v1'
      ? undefined
      : (host, port, timeout, signal) => dialEncrypted(host, port, timeout, network, { transport, signal }),
  );
}
