import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { recording } from '../peers/recordings';
import { spaced } from '../wire/bytes';

/** Something to try on the page. */
export interface Example {
  /** What its button says. */
  label: string;
  /** What it enters. */
  text: string;
  /** As what to read it; absent if it is recognised. */
  as?: string;
}

const RECORDED: readonly (readonly [recording: string, label: string])[] = [
  ['some-cool-software', 'version'],
  ['tx-f4184fc5', 'first payment'],
  ['block-0', 'genesis block'],
  ['btcd-headers', 'headers'],
  ['tx-bip143-p2wpkh', 'witness transaction'],
  ['alert-wrapped-twice', 'message in a message'],
  ['tutorial-getdata', 'broken getdata'],
  ['satoshi-0.16.0-c-broken', 'broken version'],
];

/** Bytes as in the files of test_data: sixteen a line. */
const lines = (bytes: Uint8Array) => spaced(bytes).replace(/((?:\S+ ){15}\S+) /g, '$1\n');

/** The examples of the page: recordings, and the recorded session. */
export function examples(): Example[] {
  const recorded = RECORDED.map(([name, label]) => {
    const { bytes, kind, command } = recording(name);
    return {
      label,
      text: lines(bytes),
      as: kind === 'payload' && name.endsWith('broken') ? command : undefined,
    };
  });
  const session = readFileSync(join(root(), 'test_data', 'conversations', 'btcd-encrypted.txt'), 'utf8');
  return [...recorded, { label: 'encrypted session', text: session.replace(/^#.*\n/gm, '') }];
}
