import type { Visit } from '../../../solutions/16-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for visitLine. */
export const mistakes = new MistakeTable('visitLine');

// ?? turns a missing payload into an empty one.
mistakes.patch('line-missing-payload-as-empty', 'the line says that an empty one did', [
  'payload ? { ...rest, payload: hex(payload) } : rest',
  '{ ...rest, payload: hex(payload ?? new Uint8Array()) }',
]);

// JSON.stringify takes anything.
mistakes.add(
  'line-payload-as-json',
  'JSON turns it into an object with a key for each byte',
  (visit: Visit) => JSON.stringify(visit),
);

// The payload is decoded as UTF-8, so that the user agent can be read.
mistakes.patch('line-payload-as-text', 'Bytes that are not text do not survive', [
  'hex(payload)',
  'new TextDecoder().decode(payload)',
]);

// The payload is a view, but the whole buffer is written.
mistakes.patch('line-payload-of-the-whole-buffer', '`.buffer` is the whole buffer', [
  'hex(payload)',
  'hex(new Uint8Array(payload.buffer))',
]);

// An indent of two makes it readable, but turns one line into many.
mistakes.patch('line-pretty', 'There is a newline in the line', [': rest)', ': rest, null, 2)']);

// A payload without bytes looks like none.
mistakes.patch('line-empty-payload-left-out', 'has neither payload nor error', [
  'payload ? {',
  'payload?.length ? {',
]);
