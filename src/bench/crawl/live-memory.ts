// How much memory a connection takes while a crawler waits for the answer, as JSON:
//   node scripts/run.mjs src/bench/crawl/live-memory.ts [count] [sockets]
import { ALL_GOOD } from '../../peers/simnet/node-kinds';
import { inChildProcess } from '../../peers/in-child-process';
import { socketMemory, visitMemory } from './memory';

async function main(): Promise<void> {
  const bare = process.argv.includes('sockets');
  const peers = Number(process.argv[2]) || 4000;
  const { addresses, close } = await inChildProcess('simulation', {
    peers,
    shares: { ...ALL_GOOD, silent: 1 },
  });
  try {
    console.log(JSON.stringify(await (bare ? socketMemory : visitMemory)(addresses)));
  } finally {
    await close();
  }
}

void main();
