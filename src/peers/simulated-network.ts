import { type Simulation, type SimulationOptions, startSimulation } from './simnet/simulation';
import { CODECS } from './reference-codecs';
import { startNamed } from './one-per-name';

/**
 * Start a simulated network that runs on the reference answers: 1,000 nodes on 127.0.0.1, some of them with bad
 * manners. Nobody in it is real. The one that was started before is closed first, so a cell can be run as often as you
 * like.
 *
 *     const network = await simulation({ peers: 1000, seed: 1 });
 *     network.addresses; // whom to ask
 *     network.expected; // what they are
 *     …
 *     await network.close();
 *
 * @param options - what it is to be like
 */
export function simulation(options: SimulationOptions = {}): Promise<Simulation> {
  return startNamed('simulation', () => startSimulation({ ...options, codecs: CODECS }));
}
