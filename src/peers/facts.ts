import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { fromHex } from '../wire/bytes';

/** The lines of a file in `test_data`, without those that begin with #. */
export function dataLines(folder: string, file: string): string[] {
  const text = readFileSync(join(root(), 'test_data', folder, file), 'utf8');
  return text.split(/\r?\n/).filter((line) => !line.startsWith('#'));
}

/**
 * Facts written as `name: value`, one after another. A value may go on in indented lines, and a name may occur more
 * than once.
 *
 *     index: 1
 *     ours:
 *       ec0adff257bbfe50…
 *       08b985e296704566…
 */
export class Facts {
  private readonly facts: (readonly [name: string, value: string])[];

  /** @param text - the facts */
  constructor(text: string) {
    this.facts = text.split(/\n(?=\S)/).map((fact) => {
      const [name] = fact.split(':', 1);
      return [name.trim(), fact.slice(name.length + 1).trim()];
    });
  }

  /** Whether there is such a fact. */
  has(name: string): boolean {
    return this.facts.some(([one]) => one === name);
  }

  /** All values with this name, in order. */
  all(name: string): string[] {
    return this.facts.filter(([one]) => one === name).map(([, value]) => value);
  }

  /** The value with this name; may be empty. @throws Error if there is none */
  text(name: string): string {
    const [value] = this.all(name);
    if (value === undefined) throw new Error(`there is no fact ${name}`);
    return value;
  }

  /** The bytes with this name, from hex. @throws Error if there is no such fact */
  bytes(name: string): Uint8Array {
    return fromHex(this.text(name));
  }
}

/** The blocks of facts in a file in `test_data`; blank lines are between them. */
export function factsIn(folder: string, file: string): Facts[] {
  const text = dataLines(folder, file).join('\n').trim();
  return text.split(/\n\n+/).map((block) => new Facts(block));
}
