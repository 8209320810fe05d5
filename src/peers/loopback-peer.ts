import type { PeerOptions } from './loopback/options';
import { type LoopbackPeer, startPeer } from './loopback/peer';
import { CODECS } from './reference-codecs';
import { startNamed } from './one-per-name';
import { practiceService } from './practice-service';
import { SERVICES } from './default-services';

/** What a peer for a notebook is to be like. */
export interface LoopbackOptions extends PeerOptions {
  /** Of the peers with one name, only the one that was started last goes on. Default: `peer`. */
  name?: string;
  /** Which chain of headers it has. `practice` is mined the first time, which takes some seconds. Default: none. */
  chain?: 'practice';
  /** Is told now and then how many headers of the practice chain there are, while they are mined. */
  onMining?: (done: number) => void | Promise<void>;
}

/**
 * Start a peer that runs on the reference answers. One that was started before with the same name is closed first, so
 * a cell can be run as often as you like.
 *
 *     const peer = await loopbackPeer({ personality: 'satoshi-0.16.0-a' });
 *     …
 *     await peer.close();
 *
 * @param options - what it is to be like; its own services win over those that every such peer has
 */
export async function loopbackPeer(options: LoopbackOptions = {}): Promise<LoopbackPeer> {
  const { name = 'peer', ...rest } = options;
  return startNamed(`peer ${name}`, async () => startPeer(CODECS, await withServices(rest)));
}

/**
 * The same options, with what every such peer answers, and what this one does.
 *
 * @param options - a chain only if it is asked for
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
