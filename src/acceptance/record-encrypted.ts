// node scripts/run.mjs src/acceptance/record-encrypted.ts: record an encrypted conversation with btcd anew
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVersion } from '../../solutions/07-own-version';
import { Connection } from '../../solutions/10-connection';
import { encryptedSocket } from '../../solutions/19-encrypted';
import { root } from '../base/root';
import { hex, joinBytes } from '../wire/bytes';
import { ephemeralKey } from '../wire/ellswift';
import { dialTcp } from '../wire/streams/dial';
import { startBtcd } from './btcd';
import { BTCD_VERSION, findBtcd } from './btcd-program';

const found = findBtcd();
if (!('program' in found)) throw new Error(found.reason);

/** How much garbage we send: enough to be seen, and not a screen full. */
const GARBAGE = 24;

async function record(program: string): Promise<void> {
  const btcd = await startBtcd(program, ['--v2transport']);
  try {
    const below = await dialTcp('127.0.0.1', btcd.port, 5000);
    const [sent, received]: [Uint8Array[], Uint8Array[]] = [[], []];
    const write = below.write.bind(below) as (bytes: Uint8Array, ...rest: unknown[]) => boolean;
    below.write = ((bytes: Uint8Array, ...rest: unknown[]) => {
      sent.push(bytes.slice());
      return write(bytes, ...rest);
    }) as typeof below.write;
    below.on('data', (chunk) => received.push(Uint8Array.from(chunk)));
    const key = ephemeralKey();
    const garbage = crypto.getRandomValues(new Uint8Array(GARBAGE));
    const connection = Connection.over(
      encryptedSocket(below, 'simnet', 'initiator', { key, garbage }),
      'simnet',
    );
    await connection.handshake(makeVersion());
    await connection.send('ping', { nonce: 0x0807060504030201n });
    await connection.waitFor('pong');
    await connection.close();
    const head = [
      `# An encrypted conversation with btcd ${BTCD_VERSION} on a simnet of its own, recorded on ${new Date().toISOString().slice(0, 10)}.`,
      '# We made the connection. Our private key is here, so everything can be decrypted; the tags prove it.',
    ];
    const all = {
      network: 'simnet',
      secret: hex(key.secret),
      garbage: hex(garbage),
      sent: hex(joinBytes(...sent)),
      received: hex(joinBytes(...received)),
    };
    const lines = Object.entries(all).map(([name, text]) => `${name}:\n${wrapped(text)}`);
    writeFileSync(
      join(root(), 'test_data', 'conversations', 'btcd-encrypted.txt'),
      `${[...head, ...lines].join('\n')}\n`,
    );
  } finally {
    await btcd.stop();
  }
}

function wrapped(text: string): string {
  return text.replace(/.{1,100}/g, '  $&\n').trimEnd();
}

void record(found.program);
