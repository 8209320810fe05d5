// npm run peer: a peer in the terminal, with its conversation line by line
import pc from 'picocolors';
import { MISBEHAVIOURS } from '../peers/loopback/misbehaviours';
import type { PeerOptions } from '../peers/loopback/options';
import { type LoopbackPeer, startPeer } from '../peers/loopback/peer';
import { hashText } from '../../solutions/12-getdata';
import type { Served } from '../peers/loopback/data-service';
import { REFERENCE_CODECS } from '../peers/reference-codecs';
import { progress } from '../draw/progress/progress';
import type { Progress } from '../draw/progress/types';
import { connectReason } from '../wire/streams/connect-reason';
import { ConversationPrinter } from './conversation-printer';
import { type LoopbackOptions, withServices } from '../peers/loopback-peer';
import { PAYMENTS_LENGTH } from '../peers/payment-chain';
import { PRACTICE_LENGTH } from '../peers/practice-chain';
import { peerHelp, peerOptions } from './peer-options';
import { runProgram, understood, UsageError } from '../base/run-program';
import { BLOCKS, MEMPOOL } from '../peers/default-services';

/** The hashes by which blocks or transactions are requested, one per line. */
const named = (things: Served[]) => things.map(({ hash }) => `  ${hashText(hash)}`).join('\n');

/** What a peer with this chain serves. */
function served(chain: LoopbackOptions['chain']): string {
  if (chain === 'payments')
    return `It has a chain of payments, up to height ${PAYMENTS_LENGTH}: headers, blocks, and their filters.
It takes transactions that are announced to it.`;
  const headers = chain ? `the ${PRACTICE_LENGTH} headers of the practice chain` : 'no headers';
  return `It has blocks, for getdata:\n${named(BLOCKS)}\nand transactions in its mempool:\n${named(MEMPOOL)}
For getheaders it has ${headers}.`;
}

function introduce(
  { host, port, network }: LoopbackPeer,
  { misbehave = [], chain, transport }: LoopbackOptions,
): void {
  console.log(`A ${network} peer is listening. Connect to it:  ${pc.bold(`${host}:${port}`)}`);
  for (const name of misbehave) console.log(`It misbehaves (${name}): ${MISBEHAVIOURS[name].what}.`);
  if (transport === 'v1') console.log('It speaks the first transport only.');
  console.log(served(chain));
  console.log('→ marks what it sends, ← what it receives. Ctrl+C stops it.');
}

/**
 * Prepares the options; mines the practice chain if it is requested and not cached, which takes some seconds.
 */
async function prepared(options: LoopbackOptions): Promise<PeerOptions> {
  let bar: Progress | undefined;
  const onMining = (done: number) => {
    bar ??= progress({ total: PRACTICE_LENGTH, title: 'mining the practice chain, once' });
    bar.update(done);
  };
  try {
    return await withServices({ ...options, onMining });
  } finally {
    bar?.end();
  }
}

async function start(options: LoopbackOptions, printer: ConversationPrinter): Promise<LoopbackPeer> {
  try {
    return await startPeer(REFERENCE_CODECS, {
      ...(await prepared(options)),
      keepAlive: true,
      onEvent: (entry, message) => printer.entry(entry, message),
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be used: ${connectReason(error as Error)}`;
    throw new UsageError(`Port ${options.port} ${why}. Without --port, a free one is chosen.`);
  }
}

async function main(): Promise<number> {
  const options = understood(() => peerOptions(process.argv.slice(2)));
  if (options === 'help') {
    console.log(peerHelp());
    return 0;
  }
  const printer = new ConversationPrinter((line) => console.log(line));
  const peer = await start(options, printer);
  introduce(peer, options);
  const end = () => void peer.close().finally(() => printer.end());
  process.once('SIGINT', end).once('SIGTERM', end);
  return 0;
}

void runProgram('peer', main);
