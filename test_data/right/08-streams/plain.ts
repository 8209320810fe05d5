// The chunks are joined with Buffer.concat each time, and the window is compared as hex.
import { examine, type Finding, type Policy } from '../../../solutions/08-streams';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export function seek(bytes: Uint8Array, magic: Uint8Array): number {
  for (let from = 0; from < bytes.length; from++) {
    const window = bytes.subarray(from, from + 4);
    if (window[0] === magic[0] && hex(magic).startsWith(hex(window))) return from;
  }
  return bytes.length;
}

export class Demultiplexer {
  skipped = 0;
  held: Uint8Array = new Uint8Array();
  protected position = 0;
  protected trust = 8_000_000;
  protected end?: WireError;

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly policy: Policy = 'node',
    readonly onInvalid: (error: WireError) => void = () => {},
  ) {}

  feed(chunk: Uint8Array): void {
    if (!this.end) this.held = Buffer.concat([this.held, chunk]);
  }

  next(): { command: string; payload: Uint8Array } | undefined {
    if (this.end) throw this.end;
    for (;;) {
      if (this.policy === 'resync') this.align();
      const finding = this.look();
      if (finding.kind === 'incomplete') return undefined;
      if (finding.kind === 'message') {
        this.drop(finding.length);
        return finding.message;
      }
      const { path, offset, expected, found } = finding.error;
      this.reject(new WireError(path, this.position + offset, expected, found), finding.length);
    }
  }

  protected look(): Finding {
    return examine(this.held, this.network, this.policy === 'node' ? 4e6 : Math.min(4e6, this.trust));
  }

  protected align(): void {
    if (this.held.length >= 24) this.skip(seek(this.held, Buffer.from(NETWORKS[this.network].magic, 'hex')));
  }

  protected skip(count: number): void {
    this.skipped += count;
    this.drop(count);
  }

  protected drop(count: number): void {
    this.held = this.held.subarray(count);
    this.position += count;
    this.trust += 4 * count;
  }

  protected reject(error: WireError, length?: number): void {
    this.onInvalid(error);
    if (this.policy === 'resync') {
      this.trust -= length ?? 0;
      this.skip(1);
    } else if (length === undefined) {
      this.held = new Uint8Array();
      throw (this.end = error);
    } else {
      this.drop(length);
    }
  }
}
