// npm run peer: a peer in the terminal, with its conversation line by line
import pc from 'picocolors';
import { MISBEHAVIOURS } from '../peer/misbehaviour';
import type { PeerOptions } from '../peer/options';
import { type LoopbackPeer, startPeer } from '../peer/peer';
import { hashText } from '../../solutions/09-getdata';
import type { Served } from '../peer/data-service';
import { CODECS } from './codecs';
import { conversationLine } from './conversation';
import { peerHelp, peerOptions } from './peer-options';
import { runProgram, understood, UsageError } from './run-program';
import { BLOCKS, MEMPOOL, SERVICES } from './services';

/** Things by the hashes by which they are asked for. */
const named = (things: Served[]) => things.map(({ hash }) => `  ${hashText(hash)}`).join('\n');

function introduce({ host, port, network }: LoopbackPeer, { misbehave = [] }: PeerOptions): void {
  console.log(`A peer of ${network} listens. Connect to it:  ${pc.bold(`${host}:${port}`)}`);
  for (const name of misbehave) console.log(`It misbehaves (${name}): ${MISBEHAVIOURS[name].what}.`);
  console.log(
    `It has blocks, for getdata:\n${named(BLOCKS)}\nand transactions in its mempool:\n${named(MEMPOOL)}`,
  );
  console.log('→ is what it sends, ← what it receives. Ctrl+C ends it.');
}

async function start(options: PeerOptions): Promise<LoopbackPeer> {
  try {
    return await startPeer(CODECS, {
      ...options,
      services: SERVICES,
      keepAlive: true,
      onEvent: (entry, message) => console.log(conversationLine(entry, message)),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageError(`Port ${options.port} is taken. Leave --port away, and one that is free is found.`);
  }
}

async function main(): Promise<number> {
  const options = understood(() => peerOptions(process.argv.slice(2)));
  if (options === 'help') {
    console.log(peerHelp());
    return 0;
  }
  const peer = await start(options);
  introduce(peer, options);
  const end = () => void peer.close();
  process.once('SIGINT', end).once('SIGTERM', end);
  // somebody who reads along, like head, has gone
  process.stdout.on('error', end);
  return 0;
}

void runProgram('peer', main);
