import { pongFor } from 'answers/09-handshake';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message } from '../../solutions/01-framing';
import { NONE, PING, PONG, threw } from './shared';

describe('pongFor', () => {
  test('returns the same 8 bytes, so that the sender knows which ping was answered', () => {
    expect(() => pongFor(PING)).toGive(PONG, [
      [{ command: 'pong', payload: NONE }, 'The pong is empty. It must carry the nonce of the ping.'],
      [{ ...PING }, 'That is the ping itself. The answer to a ping is a pong.'],
      [
        (got: unknown) => (got as Message | undefined)?.command === 'pong',
        'The pong carries a different nonce. The sender of the ping would not recognise it.',
      ],
    ]);
  });

  test('returns undefined for a ping from before BIP 31, which has no nonce', () => {
    for (const payload of [NONE, fromHex('11223344556677')]) {
      expect(() => pongFor({ command: 'ping', payload })).toGive(undefined, [
        [threw, 'It threw. Such a ping is not an error: there is nothing to answer.'],
        [() => true, `You answered a ping of ${payload.length} bytes. Fewer than 8 bytes are not a nonce.`],
      ]);
    }
  });

  test('uses the first 8 bytes of a longer ping', () => {
    const payload = fromHex('1122334455667788 99');
    expect(() => pongFor({ command: 'ping', payload })).toGive(PONG, [
      [{ command: 'pong', payload }, 'You returned all bytes. A node reads 8 and ignores the rest.'],
      [undefined, 'You did not answer it. A node reads the first 8 bytes and ignores the rest.'],
      [threw, 'It threw. A node reads the first 8 bytes and ignores the rest.'],
    ]);
  });

  test('returns a copy: the pong does not change with the ping', () => {
    const payload = PING.payload.slice();
    const pong = pongFor({ command: 'ping', payload });
    payload.fill(0);
    expect(pong).toGive(PONG, [
      [
        { command: 'pong', payload: new Uint8Array(8) },
        'The pong is a view of the ping, and changes with it. Copy the bytes with slice().',
      ],
    ]);
  });

  test('returns any nonce unchanged', () => {
    forAny([fc.uint8Array({ minLength: 8, maxLength: 8 })], (payload) => {
      expect(() => pongFor({ command: 'ping', payload })).toGive({ command: 'pong', payload });
    });
  });
});
