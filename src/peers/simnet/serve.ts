import type { Socket } from 'node:net';
import type { PeerMessage } from '../peer-codecs';
import { outgoing } from '../outgoing';
import { gossipAnswer } from '../loopback/gossip-service';
import { offers } from './gossip';
import type { SimulatedNode } from './population';
import { garbageOf, type NetworkContext, versionOf } from './node-messages';

/**
 * Serve one connection to a node: depending on its kind, it answers a version with its own version and a
 * verack, and a ping with a pong. If the network gossips, it also answers the first getaddr. The memory that this takes is freed with the connection; a node without
 * connections uses none.
 *
 * @param socket - a connected socket that is being read (otherwise its end would not be noticed)
 * @param node - the node
 * @param context - the context of its network
 */
export function serve(socket: Socket, node: SimulatedNode, context: NetworkContext): void {
  if (node.kind === 'silent') return;
  const demultiplexer = new context.codecs.Demultiplexer(context.network, 'node', () => {});
  let greeted = false;
  let addrV2 = false;
  let answered = false;
  const hear = ({ command, payload }: PeerMessage) => {
    if (command === 'ping') socket.write(pong(context, payload));
    if (command === 'sendaddrv2') addrV2 = true;
    if (command === 'getaddr' && greeted && !answered) {
      answered = true;
      tell(socket, node, context, addrV2);
    }
    if (command !== 'version' || greeted) return;
    greeted = true;
    greet(socket, node, context, payload);
  };
  socket.on('data', (chunk) => {
    try {
      demultiplexer.feed(chunk);
      for (let message = demultiplexer.next(); message; message = demultiplexer.next()) hear(message);
    } catch {
      socket.destroy();
    }
  });
}

function greet(socket: Socket, node: SimulatedNode, context: NetworkContext, theirs: Uint8Array): void {
  if (node.kind === 'garbage') {
    const { bytes, last } = garbageOf(node, context);
    if (last) socket.end(bytes);
    else socket.write(bytes);
    return;
  }
  const { remoteAddress = '::', remotePort = 0 } = socket;
  const version = versionOf(node, context, { ip: remoteAddress, port: remotePort });
  if (node.kind === 'cut') {
    socket.end(version.subarray(0, version.length >> 1));
    return;
  }
  const { codecs, network } = context;
  const offered = context.tableOf(node) ? offers(codecs, network, theirs, node.sample.version) : [];
  const greeting = Buffer.concat([version, Uint8Array.from(offered), context.verack]);
  if (node.kind === 'slow') writeSlowly(socket, greeting, context.slowness);
  else socket.write(greeting);
}

/** Answer getaddr. Like real nodes, it does so once on a connection. */
function tell(socket: Socket, node: SimulatedNode, context: NetworkContext, addrV2: boolean): void {
  const { codecs, network, tableOf } = context;
  const table = tableOf(node);
  const answer = table && gossipAnswer(codecs, table.entries, addrV2);
  if (answer) socket.write(outgoing(codecs, network, answer).bytes);
}

/** Write half of the bytes, and after a while the other half. */
function writeSlowly(socket: Socket, bytes: Uint8Array, slowness: number): void {
  const half = bytes.length >> 1;
  const parts = [bytes.subarray(0, half), bytes.subarray(half)];
  const timers = parts.map((part, i) =>
    setTimeout(() => socket.write(part), (slowness * (i + 1)) / parts.length).unref(),
  );
  socket.once('close', () => timers.forEach((timer) => clearTimeout(timer)));
}

function pong({ codecs, network }: NetworkContext, ping: Uint8Array): Uint8Array {
  return outgoing(codecs, network, { command: 'pong', payload: ping.slice(0, 8) }).bytes;
}
