import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex } from '../wire/bytes';
import { NETWORKS, type NetworkName } from '../wire/networks';
import { root } from '../base/root';

/**
 * A message that really crossed the network. Where it says `derived`, it was made from one that did; where it says
 * `made`, the workbook made it up, and its hashes prove what its note says.
 */
export interface Recording {
  /** Its file in test_data/recordings, without the ending. */
  name: string;
  /** `frame`: header and payload, as on the wire. `payload`: what stands behind the 24 header bytes. */
  kind: 'frame' | 'payload';
  /** The network that it was sent on; a frame begins with its magic. */
  network: NetworkName;
  /** The message's command: `version`. */
  command: string;
  /** `sent`, `received`, `sent and received`, `derived` or `made`. */
  direction: string;
  /** How many bytes it has, as written down when it was recorded. */
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
 * @param name - a file in test_data/recordings, without the ending
 * @throws Error if there is no such recording; it lists those that there are
 */
export function recording(name: string): Recording {
  if (!recordingNames().includes(name)) {
    throw new Error(`there is no recording ${name}; there are: ${recordingNames().join(', ')}`);
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
    throw new Error(`test_data/recordings/${name}.txt: no network is called ${network}`);
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
