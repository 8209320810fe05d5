import { greetingNames, greetingOf } from '../peers/greetings';
import { recording, recordingNames } from '../peers/recordings';
import { joinBytes } from '../wire/bytes';
import { encode } from '../wire/codec/codec';
import type { WireError } from '../wire/codec/error';
import { examine, HEADER_LENGTH } from '../../solutions/08-streams';
import { readMessage, writeMessage } from '../../solutions/01-framing';
import { Reader } from '../wire/codec/reader';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { inspectInput } from './inspect-input';
import { type Choices, inspect } from './inspect';
import type { Inspection } from './model';
import { allParts, errorOf, errorsIn, gaps, payloadError } from './tiles.testing';

const RECORDINGS = recordingNames().map(recording);
const FRAMES = RECORDINGS.filter(({ kind }) => kind === 'frame');
const PAYLOADS = RECORDINGS.filter(({ kind }) => kind === 'payload');

describe.each(RECORDINGS)('the recording $name', ({ name, kind, command, network, bytes }) => {
  const text = readFileSync(join(root(), 'test_data', 'recordings', `${name}.txt`), 'utf8');
  const inspection = inspectInput(text);
  const payload = kind === 'frame' ? bytes.subarray(HEADER_LENGTH) : bytes;
  const start = bytes.length - payload.length;

  test('is recognised from its file, as one part with all its bytes', () => {
    expect(inspection).toMatchObject({ as: kind === 'frame' ? 'messages' : command, bytes, left: 0 });
    expect(inspection.parts).toHaveLength(1);
    expect(inspection.parts[0].title).toBe(command);
    if (kind === 'frame') expect(inspection.parts[0].about).toContain(network);
  });

  test('has each byte in exactly one field, and each field has a name and an explanation', () => {
    expect(gaps(inspection)).toEqual([]);
    for (const part of allParts(inspection)) {
      for (const { path, meaning } of part.fields) {
        expect(path).toMatch(/\S/);
        expect(`${path}: ${meaning}`).toMatch(/: \S/);
      }
    }
  });

  test('has the error of the codec, at its byte and in its words, or no error', () => {
    const error = payloadError(command, payload)?.shifted(start);
    expect(errorsIn(inspection)).toEqual(error ? [error.message] : []);
  });
});

test('two of the recordings are malformed, and one is a message in another one', () => {
  const wrong = RECORDINGS.filter(({ kind, command, bytes }) =>
    payloadError(command, kind === 'frame' ? bytes.subarray(HEADER_LENGTH) : bytes),
  );
  expect(wrong.map(({ name }) => name)).toEqual([
    'alert-wrapped-twice',
    'satoshi-0.16.0-c-broken',
    'tutorial-getdata',
  ]);
  const inside = inspect({ bytes: recording('alert-wrapped-twice').bytes, written: 'hex' }).parts[0].inside!;
  expect(inside.errors).toEqual([]);
  const says = inside.fields.find(({ path }) => path === 'body.status_bar.bytes')!.value;
  expect(says).toBe(`'URGENT: Alert key compromised, upgrade required'`);
});

test('a message in a message is shown, and no third one: a stranger could nest thousands', () => {
  const wrapped = (payload: Uint8Array) =>
    encode((w, message) => writeMessage(w, message, 'mainnet'), { command: 'alert', payload });
  const twice = recording('alert-wrapped-twice').bytes;
  const bytes = wrapped(twice);
  const inspection = inspect({ bytes, written: 'hex' });
  const { inside } = inspection.parts[0];
  expect(inside).toMatchObject({ title: 'a whole message in the payload: alert', bytes: twice });
  expect(inside!.errors).toHaveLength(1);
  expect(inside!.inside).toBeUndefined();
  expect(gaps(inspection)).toEqual([]);
});

test.each(greetingNames())('the greeting %s is recognised as one message after another', (name) => {
  const { messages, network } = greetingOf(name);
  const bytes = joinBytes(...messages.map(({ frame }) => frame));
  const inspection = inspect({ bytes, written: 'hex' });
  expect(inspection.parts.map(({ title }) => title)).toEqual(messages.map(({ command }) => command));
  expect(inspection.parts.map(({ about }) => about.split(',')[0])).toEqual(messages.map(() => network));
  expect(gaps(inspection)).toEqual([]);
  expect(errorsIn(inspection)).toEqual([]);
});

/** What is wrong when each of many inspections must have one error, or none. */
function misses(inspections: Iterable<[Inspection, WireError | undefined]>): string[] {
  return [...inspections].flatMap(([inspection, error]) => {
    const [found] = errorsIn(inspection);
    const wrong = found === error?.message ? [] : [`${found} instead of ${error?.message}`];
    return [...wrong, ...gaps(inspection)];
  });
}

function* cutEverywhere(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 1; length < bytes.length; length++) yield bytes.subarray(0, length);
}

function* flippedEverywhere(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at++) yield bytes.map((byte, i) => (i === at ? byte ^ 0xff : byte));
}

/** Inspects each of many inputs, with the error that it must have. */
function* inspected(
  many: Iterable<Uint8Array>,
  choices: Choices,
  errorIn: (bytes: Uint8Array) => WireError | undefined,
): Generator<[Inspection, WireError | undefined]> {
  for (const bytes of many) yield [inspect({ bytes, written: 'hex' }, choices), errorIn(bytes)];
}

describe.each(FRAMES)('the frame $name', ({ bytes, network }) => {
  const choices = { as: 'messages', network };

  test('cut at any byte has the error of lesson 01', () => {
    const error = (cut: Uint8Array) => errorOf(() => readMessage(new Reader(cut), network))!;
    expect(misses(inspected(cutEverywhere(bytes), choices, error))).toEqual([]);
  });

  test('with any byte flipped has the error of lesson 08, first of all', () => {
    const error = (flipped: Uint8Array) => {
      const finding = examine(flipped, network);
      if (finding.kind === 'invalid') return finding.error;
      return errorOf(() => readMessage(new Reader(flipped), network))!;
    };
    expect(misses(inspected(flippedEverywhere(bytes), choices, error))).toEqual([]);
  });
});

describe.each(PAYLOADS)('the payload $name', ({ bytes, command }) => {
  test.each([
    ['cut at', cutEverywhere],
    ['with a flip of', flippedEverywhere],
  ])('%s any byte has the error of its codec, or none', (_, change) => {
    const error = (changed: Uint8Array) => payloadError(command, changed);
    expect(misses(inspected(change(bytes), { as: command }, error))).toEqual([]);
  });
});
