import { fromHex, hex } from '../../../wire/bytes';
import { show } from '../../../draw/show-value';
import { publishedSessions } from '../../../peers/vectors';
import { PacketCipher } from '../../../wire/packet-cipher';
import type { Trial } from '../trial';

const [FIRST] = publishedSessions();

/** Lesson 19. */
export const trials: Trial[] = [
  {
    title: 'readContents: of a ping, in both forms',
    rows: ({ readContents }) =>
      ['12 07', '00 70696e670000000000000000 07', '1d'].map((bytes) => [
        bytes,
        () => show(readContents(fromHex(bytes))),
      ]),
  },
  {
    title: 'writePacket: one byte of contents, with the keys of a published session',
    rows: ({ LengthCipher, writePacket }) =>
      [false, true].map((decoy) => [
        decoy ? 'a decoy' : 'a message',
        () => {
          const length = new LengthCipher(FIRST.initiator.length) as unknown;
          const packet = new PacketCipher(FIRST.initiator.packet);
          return hex(writePacket({ length, packet }, { contents: Uint8Array.of(7), decoy }) as Uint8Array);
        },
      ]),
  },
  {
    title: 'sharedSecret, sessionKeys: the published sessions',
    rows: ({ sharedSecret, sessionKeys }) =>
      publishedSessions().map((session, i) => [
        `session ${i + 1}`,
        () => hex((sessionKeys(sharedSecret(session)) as { id: Uint8Array }).id).slice(0, 32),
      ]),
  },
];
