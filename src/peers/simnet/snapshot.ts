import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';

/** What a node says about itself. */
export interface SampledNode {
  /** Its protocol version. */
  version: number;
  /** Its service bits. */
  services: bigint;
  /** The height of its chain. */
  height: number;
  /** The name of its software; any bytes. */
  userAgent: Uint8Array;
}

/** A value with its frequency. */
export interface Weighted<T> {
  /** How often it occurs, relative to the others. */
  count: number;
  /** The value. */
  value: T;
}

/** The distributions that a simulated network is drawn from. */
export interface Snapshot {
  /** What nodes said about themselves. */
  nodes: Weighted<SampledNode>[];
  /** Unusual claims, which a crawler must be able to handle. */
  odd: Weighted<SampledNode>[];
  /** Kinds of addresses under which nodes are listed. */
  addresses: Weighted<{ family: 'ipv4' | 'ipv6'; port: number }>[];
  /** The false address that some nodes send to every peer, and their share of the nodes that answered. */
  lie: { ip: string; port: number; share: number };
  /** How far wrong clocks are ahead, in seconds. */
  clocks: number[];
}

/**
 * What nodes said about themselves in July 2018, from test_data/network/july-2018.txt, which also names the
 * sources.
 */
export function snapshot(): Snapshot {
  const text = readFileSync(join(root(), 'test_data', 'network', 'july-2018.txt'), 'utf8');
  const sections = sectionsOf(text);
  const lines = (name: string) => sections.get(name) ?? [];
  const [lied, of, ip, port] = lines('lies')[0].split(' ');
  return {
    nodes: lines('nodes').map(claimIn),
    odd: lines('odd').map(claimIn),
    addresses: lines('addresses').map((line) => {
      const [count, family, port] = line.split(' ');
      return { count: Number(count), value: { family: family as 'ipv4' | 'ipv6', port: Number(port) } };
    }),
    lie: { ip, port: Number(port), share: Number(lied) / Number(of) },
    clocks: lines('clocks').map(Number),
  };
}

function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const head = /^\[(\w+)\]$/.exec(line);
    if (head) sections.set(head[1], (lines = []));
    else if (line !== '' && !line.startsWith('#')) lines.push(line);
  }
  return sections;
}

function claimIn(line: string): Weighted<SampledNode> {
  const [count, version, services, height, ...words] = line.split(' ');
  const value = {
    version: Number(version),
    services: BigInt(services),
    height: Number(height),
    userAgent: bytesOf(words.join(' ')),
  };
  return { count: Number(count), value };
}

/** Decodes a user agent as written in the file: `\xNN` is one byte, anything else stands for itself. */
function bytesOf(text: string): Uint8Array {
  const characters = text.replace(/\\x([0-9a-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
