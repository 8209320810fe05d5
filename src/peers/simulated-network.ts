import { type Simulation, type SimulationOptions, startSimulation } from './simnet/simulation';
import { REFERENCE_CODECS } from './reference-codecs';
import { startNamed } from './one-per-name';

/**
 * Start a simulated network that runs on the reference solutions: 1,000 nodes on 127.0.0.1, some of which
 * misbehave. None of them is real. A simulated network started earlier is closed first, so a cell can be run
 * as often as you like.
 *
 *     const network = await simulation({ peers: 1000, seed: 1 });
 *     network.addresses; // the nodes to ask
 *     network.expected; // what they are
 *     …
 *     await network.close();
 *
 * @param options - its options
 */
export function simulation(options: SimulationOptions = {}): Promise<Simulation> {
  return startNamed('simulation', () => startSimulation({ ...options, codecs: REFERENCE_CODECS }));
}
