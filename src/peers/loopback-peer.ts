import type { PeerOptions } from './loopback/options';
import { type LoopbackPeer, startPeer } from './loopback/peer';
import { REFERENCE_CODECS } from './reference-codecs';
import { startNamed } from './one-per-name';
import { practiceService } from './practice-service';
import { SERVICES } from './default-services';

/** Options of a peer for a notebook. */
export interface LoopbackOptions extends PeerOptions {
  /** Of several peers with the same name, only the one started last keeps running. Default: `peer`. */
  name?: string;
  /**
   * The chain of headers that it serves. `practice` is mined on first use, which takes a few seconds.
   * Default: none.
   */
  chain?: 'practice';
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
 * Adds the services that every such peer has, and the practice chain if `chain` is set.
 *
 * @param options - the peer's options
 */
export async function withServices({ chain, onMining, ...options }: LoopbackOptions): Promise<PeerOptions> {
  const { services = [], version } = options;
  if (!chain) return { ...options, services: [...SERVICES, ...services] };
  const { service, height } = await practiceService(onMining);
  return {
    ...options,
    services: [...SERVICES, service, ...services],
    version: { start_height: height, ...version },
  };
}
