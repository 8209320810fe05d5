import { readContents } from '../../solutions/19-encrypted';
import { bytesInWords } from '../base/text';
import { WireError } from '../wire/codec/error';
import { Reader, type Span } from '../wire/codec/reader';
import { fieldsOf, filled } from './fields';
import type { Part } from './model';
import { readPayload } from './payload';

/** The contents of an encrypted packet: the command, by its number or in full, and the payload. */
export function contentsPart(bytes: Uint8Array, first: number): Part {
  const about = bytesInWords(bytes.length);
  try {
    const { command, payload } = readContents(bytes);
    const start = bytes.length - payload.length;
    const spans = commandSpans(bytes.subarray(0, start), command);
    const read = readPayload(command, payload);
    const fields = fieldsOf(
      { kind: 'contents', at: 0, spans },
      { kind: command, at: start, spans: read.spans },
    );
    return {
      title: command,
      about: `${about}: the command, and ${bytesInWords(payload.length)} of payload`,
      first,
      bytes,
      fields: filled(fields, bytes.length, read.rest),
      errors: read.error ? [read.error.shifted(first + start)] : [],
      facts: read.facts,
    };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const fields = filled([], bytes.length);
    return {
      title: 'invalid contents',
      about,
      first,
      bytes,
      fields,
      errors: [error.shifted(first)],
      facts: [],
    };
  }
}

function commandSpans(bytes: Uint8Array, command: string): Span[] {
  return new Reader(bytes).trace((r) => {
    r.bytes(1, 'number');
    if (r.left > 0) r.field('command', () => (r.bytes(r.left), command));
  }).spans;
}
