import type { PeerOptions } from '../peers/loopback/options';
import { type LoopbackPeer, startPeer } from '../peers/loopback/peer';
import { bareClient, type BareClient } from './bare-client';
import { REFERENCE_CODECS } from '../peers/reference-codecs';

/** For tests: an object that can be closed. */
export interface Closable {
  /** Close it. */
  close(): unknown;
}

const open: Closable[] = [];

/** For tests: register an object to be closed when the current test is over. */
export function closeLater<T extends Closable>(one: T): T {
  open.push(one);
  return one;
}

/** For tests: close all registered objects. */
export async function closeAll(): Promise<void> {
  for (const one of open.splice(0).reverse()) await one.close();
}

/** For tests: start a peer. */
export async function start(options?: PeerOptions): Promise<LoopbackPeer> {
  return closeLater(await startPeer(REFERENCE_CODECS, options));
}

/** For tests: connect to a peer. */
export async function connected(peer: LoopbackPeer): Promise<BareClient> {
  return closeLater(await bareClient(peer));
}

/** For tests: start a peer and connect to it. */
export async function both(options?: PeerOptions): Promise<[LoopbackPeer, BareClient]> {
  const peer = await start(options);
  return [peer, await connected(peer)];
}
