import { bytesInWords } from '../base/text';
import { NETWORKS, type NetworkName } from '../wire/networks';
import { detect, type Detected } from './detect';
import { fieldsOf, filled } from './fields';
import { BLOCK_HEADER, headerFacts } from './header-facts';
import type { Input } from './input';
import { framed, firstMagic } from './messages';
import { type Inspection, InputError, type Kind, type Part } from './model';
import { codecOf, knownCommands, readHeader, readPayload } from './payload';
import { MAX_PARTS } from './limits';
import { contentsPart } from './contents';

/** How to read bytes; what is absent is recognised. */
export interface Choices {
  /** As what. */
  as?: Kind;
  /** The network whose magic the messages have, or whose keys the session. */
  network?: NetworkName;
}

/** The kinds that are not the payload of a command. */
export const OTHER_KINDS = ['messages', 'header', 'contents', 'bytes'] as const;

/** All kinds that can be chosen. */
export const kinds = (): Kind[] => [...OTHER_KINDS, ...knownCommands()];

/**
 * Frames bytes and explains their fields.
 *
 * @throws InputError if there are no bytes, or a choice is not one
 */
export function inspect({ bytes, written, command }: Input, choices: Choices = {}): Inspection {
  if (bytes.length === 0) throw new InputError('There are no bytes.');
  const { as, why } = choices.as ? { as: choices.as, why: '' } : (labelled(command) ?? detect(bytes));
  const network = choices.network ?? firstMagic(bytes)?.network ?? 'mainnet';
  const { parts, left } = partsOf(as, bytes, network);
  const understood = `Read as ${written}: ${bytesInWords(bytes.length)}. ${why}`.trim();
  return { as, understood, bytes, parts, left };
}

/** What a recording says about itself. */
function labelled(command: string | undefined): Detected | undefined {
  if (command === undefined || !codecOf(command)) return undefined;
  return { as: command, why: `Its first lines say that it is a payload of ${command}.` };
}

function partsOf(as: Kind, bytes: Uint8Array, network: NetworkName): Pick<Inspection, 'parts' | 'left'> {
  if (as === 'messages') return framed(bytes, network);
  if (as === 'header') return headerParts(bytes);
  if (as === 'contents') return { parts: [contentsPart(bytes, 0)], left: 0 };
  if (as === 'bytes') return { parts: [rawPart(bytes)], left: 0 };
  if (codecOf(as)) return { parts: [payloadPart(as, bytes)], left: 0 };
  throw new InputError(`There is no kind ${JSON.stringify(as)}. There are: ${kinds().join(', ')}.`);
}

function payloadPart(command: string, bytes: Uint8Array): Part {
  const { spans, error, facts, rest } = readPayload(command, bytes);
  return {
    title: command,
    about: `a payload of ${bytesInWords(bytes.length)}, without a header`,
    first: 0,
    bytes,
    fields: filled(fieldsOf({ kind: command, at: 0, spans }), bytes.length, rest),
    errors: error ? [error] : [],
    facts,
  };
}

/** Block headers, one after another. */
function headerParts(bytes: Uint8Array): Pick<Inspection, 'parts' | 'left'> {
  const parts: Part[] = [];
  let at = 0;
  for (; at < bytes.length && parts.length < MAX_PARTS; at += BLOCK_HEADER) {
    const one = bytes.subarray(at, at + BLOCK_HEADER);
    const { spans, error } = readHeader(one);
    parts.push({
      title: 'block header',
      about: bytesInWords(one.length),
      first: at,
      bytes: one,
      fields: filled(fieldsOf({ kind: 'header', at: 0, spans }), one.length),
      errors: error ? [error.shifted(at)] : [],
      facts: one.length === BLOCK_HEADER ? headerFacts(one) : [],
    });
  }
  return { parts, left: Math.max(0, bytes.length - at) };
}

function rawPart(bytes: Uint8Array): Part {
  const about = bytesInWords(bytes.length);
  const fields = filled([], bytes.length, 'bytes');
  return { title: 'bytes', about, first: 0, bytes, fields, errors: [], facts: [] };
}

/** @throws InputError if there is no such network */
export function networkNamed(name: string): NetworkName {
  if (Object.keys(NETWORKS).includes(name)) return name as NetworkName;
  throw new InputError(
    `There is no network ${JSON.stringify(name)}. There are: ${Object.keys(NETWORKS).join(', ')}.`,
  );
}
