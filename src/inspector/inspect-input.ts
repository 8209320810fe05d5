import { fileInput, type Input, parseInput, textIn } from './input';
import { type Choices, inspect } from './inspect';
import { InputError, type Inspection } from './model';
import { inspectSession } from './session';
import { isSession, type SessionFacts, sessionFacts } from './session-facts';

/** Something to inspect: what was entered, or what is in a file. */
export type Source = string | Uint8Array;

/**
 * Inspects bytes in any form in which they can be entered, or a session.
 *
 * @param source - bytes, or the lines of a session
 * @param choices - as what to read them
 * @param keys - the lines of a session, of which `source` is the direction that they do not have
 * @throws InputError if it cannot be understood
 */
export function inspectInput(source: Source, choices: Choices = {}, keys = ''): Inspection {
  const text = typeof source === 'string' ? source : textIn(source);
  if (text !== undefined && isSession(text)) return inspectSession(chosen(sessionFacts(text), choices));
  if (keys.trim() === '') return inspect(inputFrom(source), choices);
  const facts = sessionFacts(keys);
  const whole = text?.trim() === '' ? facts : completed(facts, inputFrom(source));
  return inspectSession(chosen(whole, choices));
}

const inputFrom = (source: Source): Input =>
  typeof source === 'string' ? parseInput(source) : fileInput(source);

const chosen = (facts: SessionFacts, { network = facts.network }: Choices) => ({ ...facts, network });

/** The direction that is missing. */
function completed(facts: SessionFacts, { bytes }: Input): SessionFacts {
  if (facts.received === undefined) return { ...facts, received: bytes };
  if (facts.sent === undefined) return { ...facts, sent: bytes };
  throw new InputError('The keys have both directions of the session already, and there are bytes besides.');
}
