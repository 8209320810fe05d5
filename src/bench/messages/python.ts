import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../base/root';
import { hex } from '../../wire/bytes';
import type { Work } from '../case';
import type { Bitcoinlib } from '../others/bitcoinlib';

/** A Python process that reads the same payloads whenever it is asked to. */
export interface PythonReader {
  /** What it found in the payloads. */
  found: string[];
  /** Reads them once more. */
  work: Work;
  /** End its process. */
  close(): Promise<void>;
}

/**
 * Start python-bitcoinlib, which is measured in a process of its own; asking it takes a fraction of a millisecond.
 *
 * @param bitcoinlib - where it is
 * @param kind - what the payloads are, and whether to write them instead
 * @param payloads - what to read
 * @throws Error if it ends without an answer
 */
export async function pythonReader(
  { python, folder }: Bitcoinlib,
  kind: 'versions' | 'writing' | 'transactions' | 'blocks',
  payloads: Uint8Array[],
): Promise<PythonReader> {
  const script = join(root(), 'src', 'bench', 'messages', 'bitcoinlib.py');
  const child = spawn(python, ['-I', script, kind, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on('error', () => {});
  child.stdin.write(payloads.map((payload) => `${hex(payload)}\n`).join('') + '\n');
  const ask = async (): Promise<unknown> => {
    child.stdin.write('\n');
    const { value, done } = await lines.next();
    if (done) throw new Error('python-bitcoinlib ended without an answer');
    return JSON.parse(value);
  };
  const close = async () => {
    child.stdin.end();
    await gone;
  };
  try {
    return { found: (await ask()) as string[], work: async () => (await ask()) as number, close };
  } catch (error) {
    await close();
    throw error;
  }
}
