// Every error has its own wording, magics are compared as numbers, and chunks are joined with set().
import { readMessage } from '../../../solutions/01-framing';
import type { Finding, Policy } from '../../../solutions/08-streams';
import { fromHex, hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

type Message = { command: string; payload: Uint8Array };
type Fault = (error: WireError) => void;

export function seek(bytes: Uint8Array, magic: Uint8Array): number {
  const rest = bytes.length - magic.length;
  const fits = (from: number) =>
    magic.every((byte, i) => from + i >= bytes.length || bytes[from + i] === byte);
  for (let from = 0; from <= rest; from++) if (fits(from)) return from;
  const tail = [3, 2, 1].filter((count) => count <= bytes.length).find((count) => fits(bytes.length - count));
  return bytes.length - (tail ?? 0);
}

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit = 4e6): Finding {
  if (bytes.length < 24) return { kind: 'incomplete', length: 24 };
  const header = bytes.slice(0, 24);
  if (hex(header.subarray(0, 4)) !== NETWORKS[network].magic) {
    return { kind: 'invalid', error: new WireError('magic', 0, 'ours', 'another network’s') };
  }
  const announced = new DataView(header.buffer).getUint32(16, true);
  if (announced > limit) {
    return {
      kind: 'invalid',
      error: new WireError('length', 16, 'a reasonable length', 'an unreasonable one'),
    };
  }
  const length = 24 + announced;
  if (bytes.length < length) return { kind: 'incomplete', length };
  const r = new Reader(bytes.slice(0, length));
  try {
    return { kind: 'message', length, message: readMessage(r, network) };
  } catch (error) {
    const { path, offset } = error as WireError;
    return { kind: 'invalid', length, error: new WireError(path, offset, 'a valid value', 'an invalid one') };
  }
}

export class Demultiplexer {
  skipped = 0;
  private waiting = new Uint8Array();
  private done = 0;
  private hashed = 0;
  private ended?: WireError;
  private wanted = 24;

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly policy: Policy = 'node',
    private readonly onInvalid?: Fault,
  ) {}

  get held() {
    return this.waiting;
  }

  feed(chunk: Uint8Array) {
    if (this.ended) return;
    const both = new Uint8Array(this.waiting.length + chunk.length);
    both.set(this.waiting);
    both.set(chunk, this.waiting.length);
    this.waiting = both;
  }

  next(): Message | undefined {
    while (!this.ended && this.waiting.length >= this.wanted) {
      const noise = this.policy === 'resync' ? seek(this.waiting, fromHex(NETWORKS[this.network].magic)) : 0;
      this.forget(noise, true);
      const limit = Math.max(0, Math.min(4e6, 8e6 + 4 * this.done - this.hashed));
      const finding = examine(this.waiting, this.network, this.policy === 'node' ? 4e6 : limit);
      this.wanted = finding.kind === 'incomplete' ? finding.length : 24;
      if (finding.kind === 'invalid') this.reject(finding.error, finding.length);
      if (finding.kind !== 'message') continue;
      this.forget(finding.length, false);
      return finding.message;
    }
    if (this.ended) throw this.ended;
    return undefined;
  }

  private forget(count: number, noise: boolean) {
    this.waiting = this.waiting.subarray(count);
    this.done += count;
    if (noise) this.skipped += count;
  }

  private reject({ path, offset, expected, found }: WireError, length?: number) {
    const error = new WireError(path, this.done + offset, expected, found);
    this.onInvalid?.(error);
    if (this.policy === 'resync') {
      this.hashed += length ?? 0;
      this.forget(1, true);
    } else if (length === undefined) {
      this.ended = error;
      this.waiting = new Uint8Array();
    } else {
      this.forget(length, false);
    }
  }
}
