import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerOptions } from '../peers/loopback/options';
import { root } from '../base/root';
import { SERVICES } from '../peers/default-services';
import { start } from '../suite/test-peers';

/** In the mempool of every loopback peer. */
export const WAITING = 'e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609';

/** In block 170. */
export const PAYMENT = 'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16';

export const BLOCK_170 = '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee';

/** The command line of `fetch-tx` in package.json. */
export const { scripts } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

export const [, ...program] = scripts['fetch-tx'].split(' ');

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export function run(words: string[], more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = { cwd: root(), env: { ...process.env, ...more } };
  return new Promise((resolve) => {
    execFile(process.execPath, [...program, ...words], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

export async function ask(peer: PeerOptions, ...words: string[]): Promise<Outcome> {
  const { host, port } = await start({ services: SERVICES, ...peer });
  return run([`${host}:${port}`, '--seconds', '60', ...words]);
}

/** The messages that were printed: `> version` was sent, `< version` was received. */
export function conversation({ stdout }: Outcome): string[] {
  const printed = stdout.matchAll(/^(Request|Response): (\S+)\n[0-9a-f]+$/gm);
  return [...printed].map(([, direction, command]) => `${direction === 'Request' ? '>' : '<'} ${command}`);
}
