// Runs a node or a peer of the reference in a child process, so that its memory can be measured.
import { Node } from '../../../solutions/11-node';
import { startPeer } from '../../peers/loopback/peer';
import { REFERENCE_CODECS } from '../../peers/reference-codecs';
import type { Measured } from './victim';

/** Starts the victim. @returns its port, and a function that counts its connections */
async function open(kind: string): Promise<{ port: number; connections: () => number }> {
  if (kind === 'peer') {
    const peer = await startPeer(REFERENCE_CODECS, { keepAlive: true });
    return { port: peer.port, connections: () => peer.connections };
  }
  const node = new Node();
  // it reads nothing: messages stay in the inboxes
  return { port: await node.listen(() => {}), connections: () => node.connections.size };
}

async function main(): Promise<void> {
  const { port, connections } = await open(process.argv[2]);
  process.on('message', () => void report(connections));
  process.on('disconnect', () => process.exit());
  process.send?.(port);
}

/**
 * Report the memory in use after garbage collection: buffers are released a turn after the objects that held
 * them.
 */
async function report(connections: () => number): Promise<void> {
  for (let round = 0; round < 3; round++) {
    global.gc?.();
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ held: heapUsed + external, connections: connections() } satisfies Measured);
}

void main();
