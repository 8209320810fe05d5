import * as right from '../../../solutions/11-crawl';
import type { Visit } from '../../../solutions/11-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';

/** Wrong answers for visitLine. */
export const mistakes = new MistakeTable('visitLine');

// ?? turns a missing payload into an empty one.
mistakes.add(
  'line-missing-payload-as-empty',
  'the line says that an empty one did',
  ({ payload, ...rest }: Visit) => JSON.stringify({ ...rest, payload: hex(payload ?? new Uint8Array()) }),
);

// JSON.stringify takes anything.
mistakes.add(
  'line-payload-as-json',
  'JSON turns it into an object with a key for each byte',
  (visit: Visit) => JSON.stringify(visit),
);

// The payload is decoded as UTF-8, so that the user agent can be read.
mistakes.add(
  'line-payload-as-text',
  'Bytes that are not text do not survive',
  ({ payload, ...rest }: Visit) =>
    JSON.stringify(payload ? { ...rest, payload: new TextDecoder().decode(payload) } : rest),
);

// The payload is a view, but the whole buffer is written.
mistakes.add('line-payload-of-the-whole-buffer', '`.buffer` is the whole buffer', (visit: Visit) =>
  right.visitLine(visit.payload ? { ...visit, payload: new Uint8Array(visit.payload.buffer) } : visit),
);

// An indent of two makes it readable, but turns one line into many.
mistakes.add('line-pretty', 'There is a newline in the line', ({ payload, ...rest }: Visit) =>
  JSON.stringify(payload ? { ...rest, payload: hex(payload) } : rest, null, 2),
);
