import type { WireError } from '../wire/codec/error';

/** A field of a {@link Part}: what the picture frames, and the table explains. */
export interface Field {
  /** Its name, from the outermost inwards: `addr_recv.ip`. */
  path: string;
  /** The offset of its first byte in the part. */
  start: number;
  /** The offset just past its last byte in the part. */
  end: number;
  /** What was read there, in words; empty if the bytes say it better. */
  value: string;
  /** What the field is for; code is between backticks. */
  meaning: string;
}

/** Bytes with their fields: a message, a block header, a packet. */
export interface Part {
  /** What it is: `version`, `block header`. */
  title: string;
  /** More about it, in a line: `mainnet, 102 bytes of payload`. */
  about: string;
  /** The offset of its first byte in the input. The errors count like this. */
  first: number;
  /** The bytes. */
  bytes: Uint8Array;
  /** The fields, in wire order. Each byte is in exactly one of them. */
  fields: Field[];
  /** What is wrong, in the words of the lessons; empty if nothing is. */
  errors: WireError[];
  /** What follows from the fields: a txid, whether a hash meets its target. */
  facts: string[];
  /** What is inside, and is not a part of these bytes: the contents of a packet, decrypted. */
  inside?: Part;
}

/** The result of an inspection. */
export interface Inspection {
  /** As what the bytes were read: a {@link Kind}. */
  as: Kind;
  /** What was understood of the input, in a sentence or two. */
  understood: string;
  /** All bytes; none for a session, which has two directions. */
  bytes?: Uint8Array;
  /** The parts, in order. */
  parts: Part[];
  /** How many bytes are not in any of them, because there are too many parts. */
  left: number;
}

/**
 * As what bytes can be read: `messages` is a stream of them, `headers` the payload of that message, `header` one
 * or more block headers of 80 bytes, `contents` those of an encrypted packet, `session` an encrypted session, and
 * `bytes` nothing in particular. Everything else is the command whose payload it is: `version`, `tx`, `block`.
 */
export type Kind = string;

/** The input cannot be inspected. The message says why, and what is expected. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
