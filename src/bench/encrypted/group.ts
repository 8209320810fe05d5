import {
  type Ciphers,
  LENGTH_LENGTH,
  LengthCipher,
  readContents,
  readPacket,
  writeContents,
  writePacket,
} from '../../../solutions/19-encrypted';
import { PacketCipher } from '../../wire/packet-cipher';
import { type Script, ScriptRunner } from '../../wire/streams/script';
import type { Group, Scale } from '../case';
import { inChunks, mixedTraffic } from '../streams/traffic';

const BYTES: Record<Scale, number> = { full: 16e6, quick: 2e6, tiny: 20e3 };

const CHUNK = 64 * 1024;

/** Lesson 19: packets of the second transport. */
export const encrypted: Group = {
  name: 'encrypted',
  title: 'Reading an encrypted stream (lesson 19)',
  notes: [
    'The same mixed traffic as in lesson 08, in packets of BIP 324. The keys are there already.',
    'The limit decrypts packets that are separate already, with the same two ciphers.',
  ],
  *cases(scale) {
    const total = BYTES[scale];
    const packets = packetsOf(total);
    const stream = Buffer.concat(packets);
    yield {
      name: `mixed traffic, ${CHUNK} bytes per chunk`,
      bytes: stream.length,
      expected: packets.length,
      limit: { what: 'the ciphers', work: () => decrypted(packets) },
      workbook: () => read(inChunks(stream, CHUNK)),
      others: {},
    };
  },
};

const ciphers = (): Ciphers => ({
  length: new LengthCipher(new Uint8Array(32).fill(1)),
  packet: new PacketCipher(new Uint8Array(32).fill(2)),
});

/** The traffic of a node, a packet for each message. */
function packetsOf(total: number): Uint8Array[] {
  const sending = ciphers();
  return mixedTraffic(total, [total / 64, total / 32]).map((message) =>
    writePacket(sending, { contents: writeContents(message), decoy: false }),
  );
}

/** Decrypts packets, and nothing else. */
function decrypted(packets: Uint8Array[]): void {
  const { length, packet } = ciphers();
  for (const each of packets) {
    length.crypt(each.subarray(0, LENGTH_LENGTH));
    packet.decrypt(each.subarray(LENGTH_LENGTH));
  }
}

/** Splits a stream into packets, and reads the message in each. @returns how many there were */
function read(chunks: Uint8Array[]): number {
  const runner = new ScriptRunner(allPackets());
  let messages = 0;
  for (const chunk of chunks) {
    runner.feed(chunk);
    for (let contents; (contents = runner.next()); messages++) readContents(contents);
  }
  return messages;
}

function* allPackets(): Script<Uint8Array> {
  const receiving = ciphers();
  for (;;) {
    const { contents } = yield* readPacket(receiving);
    yield contents;
  }
}
