// A state machine: the window slides byte by byte, and one growing array is reused.
import { createHash } from 'node:crypto';
import { readCommand } from '../../../solutions/01-framing';
import type { Finding, Policy } from '../../../solutions/08-streams';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

type Message = { command: string; payload: Uint8Array };
const MAX = 4_000_000;
const digest = (data: Uint8Array) => createHash('sha256').update(data).digest();
const invalid = (path: string, offset: number, expected: string, found: unknown) =>
  new WireError(path, offset, expected, `${found}`);

export function seek(bytes: Uint8Array, magic: Uint8Array): number {
  let window: number[] = [];
  for (const [at, byte] of bytes.entries()) {
    window.push(byte);
    while (window.some((each, i) => each !== magic[i])) window = window.slice(1);
    if (window.length === magic.length) return at + 1 - magic.length;
  }
  return bytes.length - window.length;
}

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit = MAX): Finding {
  if (bytes.byteLength < 24) return { kind: 'incomplete', length: 24 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [magic, announced, sum] = [view.getUint32(0), view.getUint32(16, true), view.getUint32(20)];
  const ours = parseInt(NETWORKS[network].magic, 16);
  const error =
    magic !== ours
      ? invalid('magic', 0, NETWORKS[network].magic, magic.toString(16).padStart(8, '0'))
      : announced > limit
        ? invalid('length', 16, `no more than ${limit}`, announced)
        : undefined;
  if (error) return { kind: 'invalid', error };
  const length = 24 + announced;
  if (length > bytes.byteLength) return { kind: 'incomplete', length };
  try {
    const r = new Reader(bytes);
    r.bytes(4);
    const command = r.field('command', readCommand);
    const payload = bytes.slice(24, length);
    const computed = digest(digest(payload)).readUInt32BE();
    if (computed !== sum) throw invalid('checksum', 20, computed.toString(16), sum.toString(16));
    return { kind: 'message', message: { command, payload }, length };
  } catch (thrown) {
    return { kind: 'invalid', error: thrown as WireError, length };
  }
}

export class Demultiplexer {
  readonly network: NetworkName;
  readonly policy: Policy;
  readonly onInvalid: (error: WireError) => void;
  skipped = 0;
  #memory = new Uint8Array(64);
  #from = 0;
  #to = 0;
  #position = 0;
  #hashed = 0;
  #state: 'seeking' | 'synchronised' | WireError = 'seeking';

  constructor(network?: NetworkName, policy?: Policy, onInvalid?: (error: WireError) => void) {
    this.network = network ?? 'mainnet';
    this.policy = policy ?? 'node';
    this.onInvalid = onInvalid ?? (() => undefined);
  }

  get held() {
    return this.#memory.slice(this.#from, this.#to);
  }

  feed(chunk: Uint8Array): void {
    if (typeof this.#state === 'object') return;
    const length = this.#to - this.#from;
    let memory = this.#memory;
    while (memory.length < length + chunk.length) memory = new Uint8Array(2 * memory.length);
    memory.set(this.#memory.subarray(this.#from, this.#to));
    memory.set(chunk, length);
    [this.#memory, this.#from, this.#to] = [memory, 0, length + chunk.length];
  }

  next(): Message | undefined {
    for (;;) {
      if (typeof this.#state === 'object') throw this.#state;
      const window = this.#memory.subarray(this.#from, this.#to);
      if (this.#state === 'seeking') {
        if (window.length < 24) return undefined;
        this.#state = 'synchronised';
        if (this.policy === 'node') continue;
        const noise = seek(window, Buffer.from(NETWORKS[this.network].magic, 'hex'));
        this.skipped += noise;
        this.#move(noise);
        if (window.length - noise < 24) this.#state = 'seeking';
        continue;
      }
      const finding = examine(window, this.network, this.#limit());
      if (finding.kind === 'incomplete') return undefined;
      this.#state = 'seeking';
      if (finding.kind === 'invalid') this.#invalid(finding);
      else this.#move(finding.length);
      if (finding.kind === 'message') return finding.message;
    }
  }

  #limit(): number {
    const believable = 2 * (this.#position + MAX) - this.#hashed;
    return this.policy === 'node' ? MAX : Math.max(0, Math.min(MAX, believable));
  }

  #invalid({
    error: { path, offset, expected, found },
    length,
  }: Extract<Finding, { kind: 'invalid' }>): void {
    const error = invalid(path, this.#position + offset, expected, found);
    this.onInvalid(error);
    if (this.policy === 'resync') {
      this.#hashed += length ?? 0;
      this.skipped += 1;
      this.#move(1);
    } else if (length) this.#move(length);
    else [this.#state, this.#from, this.#to] = [error, 0, 0];
  }

  #move(count: number): void {
    this.#from += count;
    this.#position += count;
  }
}
