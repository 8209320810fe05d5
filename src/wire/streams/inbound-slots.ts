import type { Socket } from 'node:net';
import { MAX_INBOUND, MAX_PER_ADDRESS } from './limits';

/** A peer that has connected to us. */
export interface Slot {
  /** Its handshake is done: from now on it counts as silent only as long as it says nothing more. */
  handshakeDone(): void;
}

interface Present {
  socket: Socket;
  address: string | undefined;
  /** How many bytes it had sent when its handshake was done. */
  atFirst: number;
}

/**
 * Who may be connected to us: so many in all, and so many with the same address. Where there is no room, the newest one
 * makes room that has said nothing but its handshake; if there is none, the newcomer is turned away. So an attacker who
 * only takes up places keeps nobody out, and those who have been useful for long stay.
 *
 * @see Bitcoin Core, src/net.cpp, AttemptToEvictConnection. It knows many more reasons to keep a peer; this is the idea
 */
export class InboundSlots {
  /** The oldest first. */
  private readonly present: Present[] = [];

  /**
   * @param most - how many in all
   * @param perAddress - how many with the same address
   */
  constructor(
    private readonly most = MAX_INBOUND,
    private readonly perAddress = MAX_PER_ADDRESS,
  ) {}

  /**
   * Let somebody in.
   *
   * @param socket - has just been accepted
   * @returns undefined if there is no room; then the socket is destroyed
   */
  admit(socket: Socket): Slot | undefined {
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
    silent?.socket.destroy();
    const slot: Present = { socket, address, atFirst: Infinity };
    this.present.push(slot);
    socket.once('close', () => this.remove(slot));
    return { handshakeDone: () => void (slot.atFirst = socket.bytesRead) };
  }

  private remove(slot: Present): void {
    const at = this.present.indexOf(slot);
    if (at !== -1) this.present.splice(at, 1);
  }
}
