import type { PeerOptions } from './loopback/options';
import { type LoopbackPeer, startPeer } from './loopback/peer';
import { REFERENCE_CODECS } from './reference-codecs';
import { startNamed } from './one-per-name';
import { practiceService } from './practice-service';
import { paymentServices } from './payment-services';
import type { FilterLie } from './filter-lies';
import { SERVICES } from './default-services';

/** Options of a peer for a notebook. */
export interface LoopbackOptions extends PeerOptions {
  /** Of several peers with the same name, only the one started last keeps running. Default: `peer`. */
  name?: string;
  /**
   * The chain that it serves. `practice` has 40,000 headers, and is mined on first use, which takes a few seconds;
   * `payments` has 300 blocks with their filters. Default: none.
   */
  chain?: 'practice' | 'payments';
  /** What is false in the filters or blocks of the chain `payments`; see `FILTER_LIES`. */
  lie?: FilterLie;
  /** Called from time to time, while the practice chain is mined, with the number of headers so far. */
  onMining?: (done: number) => void | Promise<void>;
}

/**
 * Start a peer that runs on the reference solutions. A peer started earlier with the same name is closed
 * first, so a cell can be run as often as you like.
 *
 *     const peer = await loopbackPeer({ personality: 'satoshi-0.16.0-a' });
 *     …
 *     await peer.close();
 *
 * @param options - its options; its own services take precedence over those that every such peer has
 */
export async function loopbackPeer(options: LoopbackOptions = {}): Promise<LoopbackPeer> {
  const { name = 'peer', ...rest } = options;
  return startNamed(`peer ${name}`, async () => startPeer(REFERENCE_CODECS, await withServices(rest)));
}

/**
 * Adds the services that every such peer has, and those of a chain if `chain` is set.
 *
 * @param options - the peer's options
 */
export async function withServices({
  chain,
  lie,
  onMining,
  ...options
}: LoopbackOptions): Promise<PeerOptions> {
  const { services = [], version } = options;
  if (!chain) return { ...options, services: [...SERVICES, ...services] };
  if (chain === 'payments') {
    const own = paymentServices(lie);
    return { ...options, services: [...own.services, ...services], version: { ...own.version, ...version } };
  }
  const { service, height } = await practiceService(onMining);
  return {
    ...options,
    services: [...SERVICES, service, ...services],
    version: { start_height: height, ...version },
  };
}
