import type { Span } from '../wire/codec/reader';
import { MAX_FIELDS } from './limits';
import { meaningOf } from './meaning-of';
import type { Field, Part } from './model';
import { valueOf } from './notes';

/** Thrown when there are more fields than are shown. */
export class TooManyFields extends Error {}

/** Collects fields up to a limit: a stranger decides how many there are. */
export class LimitedSpans extends Array<Span> {
  override push(...more: Span[]): number {
    if (this.length + more.length > MAX_FIELDS) throw new TooManyFields();
    return super.push(...more);
  }
}

/** Fields that were read in bytes of the same kind. */
export interface SpanGroup {
  /** What they are in, for their explanations: a command, `frame`, `packet`. */
  kind: string;
  /** The offset of their first byte in the part. */
  at: number;
  /** The fields, by their position after `at`. */
  spans: readonly Span[];
}

/** The fields of groups, with their values and explanations. */
export function fieldsOf(...groups: SpanGroup[]): Field[] {
  return groups.flatMap(({ kind, at, spans }) =>
    spans.map(({ path, start, end }, index) => ({
      path,
      start: at + start,
      end: at + end,
      value: valueOf(spans, index),
      meaning: meaningOf(kind, path),
    })),
  );
}

/**
 * Fills the gaps, so that each byte is in exactly one field.
 *
 * @param length - how many bytes there are
 * @param path - the name of the bytes that are in no field
 */
export function filled(fields: Field[], length: number, path = 'not read'): Field[] {
  const whole: Field[] = [];
  let at = 0;
  const fill = (end: number) => {
    if (end > at) whole.push({ path, start: at, end, value: '', meaning: meaningOf('', path) });
  };
  for (const field of fields) {
    fill(field.start);
    whole.push(field);
    at = field.end;
  }
  fill(length);
  return whole;
}

/** The offsets in a part of the bytes at which there is an error, each once, if they are there. */
export function errorOffsets({ errors, first, bytes }: Part): number[] {
  const offsets = errors.map(({ offset }) => offset - first);
  return [...new Set(offsets)].filter((at) => at >= 0 && at < bytes.length);
}
