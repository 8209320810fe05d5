import type { Socket } from 'node:net';
import { MAX_INBOUND, MAX_PER_ADDRESS } from './limits';

/** The slot of an inbound peer. */
export interface Slot {
  /**
   * Report that its handshake is done: from now on it counts as silent only until it sends something more.
   */
  handshakeDone(): void;
}

interface Present {
  socket: Socket;
  address: string | undefined;
  evict: () => void;
  /** How many bytes it had sent when its handshake was done. */
  atFirst: number;
}

/**
 * Limits inbound connections, in total and per address. When the limit is reached, the newest peer that has
 * sent nothing beyond its handshake is evicted; if there is no such peer, the new connection is rejected. So
 * an attacker that only occupies slots keeps nobody out, and peers that have long been useful stay.
 *
 * @see Bitcoin Core, src/net.cpp, AttemptToEvictConnection. It has many more criteria for keeping a peer;
 *   this is the basic idea
 */
export class InboundSlots {
  /** Oldest first. */
  private readonly present: Present[] = [];

  /**
   * @param most - maximum number of connections in total
   * @param perAddress - maximum number of connections from the same address
   */
  constructor(
    private readonly most = MAX_INBOUND,
    private readonly perAddress = MAX_PER_ADDRESS,
  ) {}

  /**
   * Admit a connection if there is room.
   *
   * @param socket - a socket that has just been accepted
   * @param evict - called to end its connection, if another one needs the slot; by default, destroys the socket
   * @returns its slot, or undefined if there is no room; the socket is then destroyed
   */
  admit(socket: Socket, evict: () => void = () => socket.destroy()): Slot | undefined {
    const address = socket.remoteAddress;
    const same = this.present.filter((other) => other.address === address);
    const enough = this.present.length >= this.most ? this.present : [];
    const crowd = same.length >= this.perAddress ? same : enough;
    const silent = [...crowd].reverse().find((other) => other.socket.bytesRead <= other.atFirst);
    if (crowd.length > 0 && !silent) {
      socket.on('error', () => {}).destroy();
      return undefined;
    }
    if (silent) this.remove(silent);
    silent?.evict();
    const slot: Present = { socket, address, evict, atFirst: Infinity };
    this.present.push(slot);
    socket.once('close', () => this.remove(slot));
    return { handshakeDone: () => void (slot.atFirst = socket.bytesRead) };
  }

  private remove(slot: Present): void {
    const at = this.present.indexOf(slot);
    if (at !== -1) this.present.splice(at, 1);
  }
}
