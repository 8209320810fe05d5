import {
  type Ciphers,
  LengthCipher,
  NOTHING,
  session,
  type SessionStep,
  writeContents,
  writePacket,
} from '../../../solutions/19-encrypted';
import { BareClient, bareClient, VERSION } from '../../suite/bare-client';
import { closeLater } from '../../suite/test-peers';
import { joinBytes } from '../../wire/bytes';
import { ephemeralKey } from '../../wire/ellswift';
import { PacketCipher } from '../../wire/packet-cipher';
import { ScriptRunner } from '../../wire/streams/script';

/**
 * For tests: a client that has exchanged keys with a server, and then sends what a test chooses. Packets must be sent in
 * the order in which they were made.
 */
export class EncryptedStranger {
  /** The contents of the messages that have come, in order. */
  readonly heard: Uint8Array[] = [];

  private constructor(
    readonly client: BareClient,
    private readonly script: ScriptRunner<SessionStep>,
    private readonly ciphers: Ciphers,
    /** What ends our garbage; there is none. */
    readonly terminator: Uint8Array,
  ) {}

  /** Connect, and exchange keys. Nothing is sent after the key. @throws Error if no key comes */
  static async to(port: number): Promise<EncryptedStranger> {
    const client = closeLater(await bareClient({ port, host: '127.0.0.1' }));
    const options = { network: 'mainnet', initiating: true, key: ephemeralKey(), garbage: NOTHING } as const;
    const script = new ScriptRunner<SessionStep>(session(options));
    const first = script.next() as Extract<SessionStep, { send: Uint8Array }>;
    client.send(first.send);
    await client.until(() => client.received.length >= 64 || client.ended);
    if (client.received.length < 64) throw new Error('the connection has ended');
    let read = 0;
    const feed = () => {
      script.feed(client.received.subarray(read));
      read = client.received.length;
    };
    feed();
    const { keys } = script.next() as Extract<SessionStep, { keys: unknown }>;
    const { length, packet, terminator } = keys.initiator;
    const ciphers = { length: new LengthCipher(length), packet: new PacketCipher(packet) };
    const stranger = new EncryptedStranger(client, script, ciphers, terminator);
    client.socket.on('data', () => {
      feed();
      stranger.listen();
    });
    stranger.listen();
    return stranger;
  }

  /** The next packet. */
  packet(contents: Uint8Array, decoy = false): Uint8Array {
    return writePacket(this.ciphers, { contents, decoy });
  }

  /** The next packet, of a message. */
  message(command: string, payload: Uint8Array = NOTHING): Uint8Array {
    return this.packet(writeContents({ command, payload }));
  }

  /** The length of the next packet, which does not come. */
  announcement(length: number): Uint8Array {
    return this.ciphers.length.crypt(Uint8Array.of(length & 255, (length >> 8) & 255, length >> 16));
  }

  /** Our terminator, and then {@link introduction}. */
  greeting(): Uint8Array {
    return joinBytes(this.terminator, this.introduction());
  }

  /** Our version packet, and a version and a verack. */
  introduction(): Uint8Array {
    const [packet, version] = [this.packet(NOTHING), this.message('version', VERSION.subarray(24))];
    return joinBytes(packet, version, this.message('verack'));
  }

  /** Wait until a message with these contents has come. */
  async hears(contents: Uint8Array): Promise<void> {
    const wanted = Buffer.from(contents);
    await this.client.until(() => this.heard.some((one) => wanted.equals(one)) || this.client.ended);
    if (!this.heard.some((one) => wanted.equals(one))) throw new Error('the connection has ended');
  }

  private listen(): void {
    for (let step; (step = this.script.next());) if ('contents' in step) this.heard.push(step.contents);
  }
}
