import { spaced } from '../wire/bytes';
import { BINARY, fileInput, type Input, parseInput, textIn } from './input';
import { type Choices, inspect } from './inspect';
import { InputError, type Inspection } from './model';
import { inspectSession } from './session';
import { isSession, type SessionFacts, sessionFacts } from './session-facts';

/** Something to inspect: what was entered, or what is in a file. */
export type Source = string | Uint8Array;

/** What was entered: bytes, the lines of a session, or lines and the bytes of the direction that they do not have. */
export interface Entered {
  /** The bytes. */
  input?: Input;
  /** The lines of a session; empty if there is none. */
  keys: string;
}

/**
 * Reads what was entered.
 *
 * @param source - bytes in any form, or the lines of a session
 * @param keys - the lines of a session beside it; not used if `source` has them
 * @throws InputError if it cannot be understood
 */
export function entered(source: Source, keys = ''): Entered {
  const text = typeof source === 'string' ? source : textIn(source);
  if (text !== undefined && isSession(text)) return { keys: text };
  if (keys.trim() !== '' && text?.trim() === '') return { keys };
  return { input: typeof source === 'string' ? parseInput(source) : fileInput(source), keys: keys.trim() };
}

/**
 * Inspects bytes in any form in which they can be entered, or a session.
 *
 * @param source - bytes, or the lines of a session
 * @param choices - as what to read them
 * @param keys - the lines of a session, of which `source` is the direction that they do not have
 * @throws InputError if it cannot be understood
 */
export function inspectInput(source: Source, choices: Choices = {}, keys = ''): Inspection {
  const { input, keys: lines } = entered(source, keys);
  if (input && lines === '') return inspect(input, choices);
  const facts = sessionFacts(lines);
  return inspectSession(chosen(input ? completed(facts, input) : facts, choices));
}

/** What a text field shows of a file: its text if that is what is inspected, otherwise its bytes in hex. */
export function fieldText(contents: Uint8Array): string {
  const text = textIn(contents);
  const isText = text !== undefined && (isSession(text) || fileInput(contents).written !== BINARY);
  return isText ? text : spaced(contents);
}

const chosen = (facts: SessionFacts, { network = facts.network }: Choices) => ({ ...facts, network });

/** The direction that is missing. */
function completed(facts: SessionFacts, { bytes }: Input): SessionFacts {
  if (facts.received === undefined) return { ...facts, received: bytes };
  if (facts.sent === undefined) return { ...facts, sent: bytes };
  throw new InputError('The keys have both directions of the session already, and there are bytes besides.');
}
