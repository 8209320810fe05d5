// The process of a simulated network: started by simulationApart, and ends with who has started it.
import { startSimulation } from '../simnet/simulation';
import { CODECS } from './codecs';
import type { OptionsApart, Started } from './simulation-apart';

async function run(): Promise<void> {
  // Ctrl+C is meant for who has started this; when that one ends, this does, too
  process.on('SIGINT', () => {});
  const over = new Promise((resolve) => process.once('disconnect', resolve));
  const options = JSON.parse(process.argv.at(-1)!) as OptionsApart;
  const tell = (message: Started) => void process.send?.(message);
  try {
    const { addresses, expected, close } = await startSimulation({ ...options, codecs: CODECS });
    tell({ addresses, expected });
    await over;
    await close();
  } catch (error) {
    tell({ failure: error instanceof Error ? error.message : String(error) });
    process.disconnect?.();
  }
}

void run();
