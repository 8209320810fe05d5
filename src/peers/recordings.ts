import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex } from '../wire/bytes';
import { NETWORKS, type NetworkName } from '../wire/networks';
import { root } from '../base/root';

/**
 * A message that was really sent over the network. If its direction is `derived`, it was made from such a
 * message; if `made`, the workbook made it up, and its hashes prove what its note says.
 */
export interface Recording {
  /** The name of its file in test_data/recordings, without the extension. */
  name: string;
  /** `frame`: header and payload, as on the wire. `payload`: what follows the 24-byte header. */
  kind: 'frame' | 'payload';
  /** The network on which it was sent; a frame begins with its magic. */
  network: NetworkName;
  /** The message's command: `version`. */
  command: string;
  /** `sent`, `received`, `sent and received`, `derived` or `made`. */
  direction: string;
  /** Its length in bytes, as noted when it was recorded. */
  length: number;
  /** The double SHA-256 of all its bytes, as hex in the order of the digest. */
  sha256d: string;
  /** Where it was found; test_data/README.md names the sources. */
  source: string;
  /** What is worth knowing about it. */
  note: string;
  /** The bytes. */
  bytes: Uint8Array;
}

const FOLDER = ['test_data', 'recordings'];

/** The names of all recordings, sorted. */
export function recordingNames(): string[] {
  return readdirSync(join(root(), ...FOLDER))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .sort();
}

/**
 * One recorded message.
 *
 * @param name - the name of a file in test_data/recordings, without the extension
 * @throws Error if there is no such recording; its message lists the available ones
 */
export function recording(name: string): Recording {
  if (!recordingNames().includes(name)) {
    throw new Error(`there is no recording ${name}; available: ${recordingNames().join(', ')}`);
  }
  const text = readFileSync(join(root(), ...FOLDER, `${name}.txt`), 'utf8');
  const lines = text.split(/\r?\n/);
  const facts = new Map<string, string>();
  for (const line of lines) {
    const fact = /^# (\w+): (.*)$/.exec(line);
    if (fact) facts.set(fact[1], fact[2]);
  }
  const fact = (key: string): string => {
    const value = facts.get(key);
    if (value === undefined) throw new Error(`test_data/recordings/${name}.txt has no line "# ${key}: …"`);
    return value;
  };
  const network = facts.get('network') ?? 'mainnet';
  if (!(network in NETWORKS))
    throw new Error(`test_data/recordings/${name}.txt: there is no network ${network}`);
  return {
    name,
    kind: fact('kind') as Recording['kind'],
    network: network as NetworkName,
    command: fact('command'),
    direction: fact('direction'),
    length: Number(fact('bytes')),
    sha256d: fact('sha256d'),
    source: fact('source'),
    note: fact('note'),
    bytes: fromHex(lines.filter((line) => !line.startsWith('#')).join('')),
  };
}

/** All recordings of one kind from one network, sorted by name. */
export function recordings(kind: Recording['kind'], network: NetworkName = 'mainnet'): Recording[] {
  return recordingNames()
    .map(recording)
    .filter((one) => one.kind === kind && one.network === network);
}
