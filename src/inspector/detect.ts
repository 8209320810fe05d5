import type { Version } from '../../solutions/06-version';
import { decode } from '../wire/codec/codec';
import { WireError } from '../wire/codec/error';
import { BLOCK_HEADER, proofOf } from './header-facts';
import { firstMagic } from './messages';
import type { Kind } from './model';
import { codecOf, knownCommands } from './payload';

/** As what bytes can be read, as far as they show it. */
export interface Detected {
  /** The kind; `bytes` if there are several possibilities, or none. */
  as: Kind;
  /** How it was recognised, in a sentence. */
  why: string;
}

/** A version message's numbers that occur: any 46 bytes, and any 80, can be read as one. */
const VERSIONS = { from: 100, to: 1_000_000 };

/** Whether a payload is one of this command, down to its last byte. */
function fits(command: string, bytes: Uint8Array): boolean {
  try {
    const value = decode(codecOf(command)!.read, bytes);
    if (command !== 'version') return true;
    const { version } = value as Version;
    return version >= VERSIONS.from && version <= VERSIONS.to;
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}

/** Whether it is one block header after another, each with the work that it claims. */
function areHeaders(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += BLOCK_HEADER) {
    const one = bytes.subarray(at, at + BLOCK_HEADER);
    if (one.length < BLOCK_HEADER || !proofOf(one).met) return false;
  }
  return bytes.length > 0;
}

/** Recognises what bytes are. */
export function detect(bytes: Uint8Array): Detected {
  const magic = firstMagic(bytes);
  if (magic?.at === 0) return { as: 'messages', why: `It begins with the magic of ${magic.network}.` };
  if (areHeaders(bytes))
    return { as: 'header', why: 'Each 80 bytes are a block header whose hash meets its target.' };
  if (fits('tx', bytes)) return { as: 'tx', why: 'It is a transaction, down to the last byte.' };
  if (bytes.length > BLOCK_HEADER && proofOf(bytes.subarray(0, BLOCK_HEADER)).met && fits('block', bytes))
    return { as: 'block', why: 'It is a block, and its hash meets its target.' };
  if (magic) {
    const { network, at } = magic;
    return { as: 'messages', why: `The magic of ${network} is in it, at byte ${at}.` };
  }
  return byPayload(bytes);
}

/** By the payloads that it can be. An empty one says nothing. */
function byPayload(bytes: Uint8Array): Detected {
  const commands = bytes.length === 0 ? [] : knownCommands().filter((command) => fits(command, bytes));
  if (commands.length === 1) {
    return { as: commands[0], why: `It has no magic. Of all payloads, only ${commands[0]} looks like this.` };
  }
  const possible =
    commands.length === 0
      ? 'Nothing that the lessons read looks like this'
      : `It can be ${commands.join(', ')}`;
  return { as: 'bytes', why: `It has no magic. ${possible}: choose as what to read it.` };
}
