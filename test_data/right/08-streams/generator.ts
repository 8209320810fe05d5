// A generator that yields a message, or undefined as long as it needs more bytes.
import { readMessage } from '../../../solutions/01-framing';
import type { Finding, Policy } from '../../../solutions/08-streams';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

type Message = { command: string; payload: Uint8Array };
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

export function seek(bytes: Uint8Array, magic: Uint8Array): number {
  const [text, wanted] = [latin1(bytes), latin1(magic)];
  const at = text.indexOf(wanted);
  if (at >= 0) return at;
  const kept = [3, 2, 1].find((count) => count <= text.length && text.endsWith(wanted.slice(0, count)));
  return text.length - (kept ?? 0);
}

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit = 4_000_000): Finding {
  const header = Buffer.from(bytes.slice(0, 24));
  if (header.length < 24) return { kind: 'incomplete', length: 24 };
  const { magic } = NETWORKS[network];
  const found = header.toString('hex', 0, 4);
  if (found !== magic) return { kind: 'invalid', error: new WireError('magic', 0, magic, found) };
  const announced = header.readUInt32LE(16);
  if (announced > limit) {
    return { kind: 'invalid', error: new WireError('length', 16, `<= ${limit}`, `${announced}`) };
  }
  const length = 24 + announced;
  if (bytes.length < length) return { kind: 'incomplete', length };
  try {
    return { kind: 'message', length, message: readMessage(new Reader(bytes.slice(0, length)), network) };
  } catch (error) {
    return { kind: 'invalid', length, error: error as WireError };
  }
}

export class Demultiplexer {
  skipped = 0;
  private readonly bytes: Buffer[] = [];
  private start = 0;
  private readonly messages = this.split();
  private ended: WireError | undefined;

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly policy: Policy = 'node',
    readonly onInvalid: (error: WireError) => void = () => {},
  ) {}

  get held(): Uint8Array {
    if (this.bytes.length > 1) this.bytes.splice(0, Infinity, Buffer.concat(this.bytes));
    return new Uint8Array(this.bytes[0] ?? []);
  }

  feed(chunk: Uint8Array): void {
    if (!this.ended) this.bytes.push(Buffer.from(chunk));
  }

  next(): Message | undefined {
    if (this.ended) throw this.ended;
    return this.messages.next().value;
  }

  private *split(): Generator<Message | undefined, undefined> {
    let credit = 10_000_000;
    for (;;) {
      let needed = 24;
      let finding: Finding | undefined;
      while (!finding || finding.kind === 'incomplete') {
        while (this.count < needed) yield undefined;
        if (this.policy === 'resync') {
          const noise = seek(this.held, Buffer.from(NETWORKS[this.network].magic, 'hex'));
          credit += 3 * noise;
          this.skipped += noise;
          this.drop(noise);
          if (this.count < 24) continue;
        }
        finding = examine(
          this.held,
          this.network,
          this.policy === 'node' ? undefined : Math.min(4e6, credit),
        );
        if (finding.kind === 'incomplete') needed = finding.length;
      }
      if (finding.kind === 'message') {
        const { message } = finding;
        this.drop(finding.length);
        yield message;
        continue;
      }
      const { path, offset, expected, found } = finding.error;
      const inStream = new WireError(path, this.start + offset, expected, found);
      this.onInvalid(inStream);
      if (this.policy === 'resync') {
        credit -= finding.length ?? 0;
        credit += 3;
        this.skipped++;
        this.drop(1);
      } else if (finding.length) {
        this.drop(finding.length);
      } else {
        this.bytes.length = 0;
        this.ended = inStream;
        throw inStream;
      }
    }
  }

  private get count(): number {
    return this.bytes.reduce((sum, { length }) => sum + length, 0);
  }

  private drop(count: number): void {
    const rest = this.held.slice(count);
    this.bytes.splice(0, Infinity, Buffer.from(rest));
    this.start += count;
  }
}
