import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { fromHex } from '../wire/bytes';
import { NETWORKS, type NetworkName } from '../wire/networks';

/** One message of a greeting. */
export interface GreetingMessage {
  /** Milliseconds since the connection was made. */
  at: number;
  /** Who sent it, from the visitor's point of view. */
  direction: 'sent' | 'received';
  /** The command. */
  command: string;
  /** The length of the payload in bytes. */
  length: number;
  /** The whole message, header included. */
  frame: Uint8Array;
}

/** How a node and a visitor greet each other, from the first message to the first that answer a request. */
export interface GreetingRecording {
  /** The name of its file in test_data/greetings, without the extension. */
  name: string;
  /** The network whose magic the messages carry. */
  network: NetworkName;
  /** Whether it was recorded, or made by the workbook from what the source says. */
  direction: 'recorded' | 'made';
  /** The length of all messages together. */
  length: number;
  /** The double SHA-256 of all messages together, as hex. */
  sha256d: string;
  /** Where it is from. */
  source: string;
  /** What is worth knowing about it. */
  note: string;
  /** The messages, in order. */
  messages: GreetingMessage[];
}

const FOLDER = ['test_data', 'greetings'];

/** The length of a message's header. */
const HEADER = 24;

/** The names of all greetings, sorted. */
export function greetingNames(): string[] {
  return readdirSync(join(root(), ...FOLDER))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .sort();
}

/**
 * One greeting.
 *
 * @param name - the name of a file in test_data/greetings, without the extension
 * @throws Error if there is no such greeting, or a line of its file cannot be read; its message says which
 */
export function greetingOf(name: string): GreetingRecording {
  if (!greetingNames().includes(name)) {
    throw new Error(`there is no greeting ${name}; available: ${greetingNames().join(', ')}`);
  }
  const lines = readFileSync(join(root(), ...FOLDER, `${name}.txt`), 'utf8').split(/\r?\n/);
  const facts = new Map(
    lines.flatMap((line) => [...line.matchAll(/^# (\w+): (.*)$/g)].map(([, a, b]) => [a, b])),
  );
  const fact = (key: string): string => {
    const value = facts.get(key);
    if (value === undefined) throw new Error(`test_data/greetings/${name}.txt has no line "# ${key}: …"`);
    return value;
  };
  if (!(fact('network') in NETWORKS)) throw new Error(`test_data/greetings/${name}.txt: no such network`);
  return {
    name,
    network: fact('network') as NetworkName,
    direction: fact('direction') as GreetingRecording['direction'],
    length: Number(fact('bytes')),
    sha256d: fact('sha256d'),
    source: fact('source'),
    note: fact('note'),
    messages: lines.filter((line) => line !== '' && !line.startsWith('#')).map(messageIn),
  };
}

function messageIn(line: string): GreetingMessage {
  const [, at, direction, command, digits] = /^(\d+) (sent|received) (\S+) ([0-9a-f]+)$/.exec(line) ?? [];
  if (digits === undefined) throw new Error(`not a line of a greeting: ${line.slice(0, 60)}`);
  const frame = fromHex(digits);
  return {
    at: Number(at),
    direction: direction as GreetingMessage['direction'],
    command,
    length: frame.length - HEADER,
    frame,
  };
}
