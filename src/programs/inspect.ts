// npm run inspect: bytes, field by field
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, parse, resolve } from 'node:path';
import { sentence } from '../base/text';
import { textIn } from '../inspector/input';
import { inspectInput, type Source } from '../inspector/inspect-input';
import { MAX_CHARACTERS } from '../inspector/limits';
import { InputError } from '../inspector/model';
import { SESSION_HELP } from '../inspector/session-facts';
import { inspectionText } from '../inspector/text';
import { fileReason } from '../base/file-errors';
import { quoted } from './arguments';
import { inspectHelp, inspectOptions } from './inspect-options';
import { runProgram, understood, UsageError } from '../base/run-program';

/** The contents of a file or of the standard input, no longer than they can be used. */
async function contentsOf(name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const take = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_CHARACTERS) throw new InputError(`That is too long: over ${MAX_CHARACTERS} bytes.`);
    }
  };
  if (name === '-') {
    await take(process.stdin);
  } else {
    const file = await open(name);
    try {
      await take(file.createReadStream());
    } finally {
      await file.close();
    }
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Whether a word is the name of a file that does not exist, in a folder that does: base64 has slashes, too. */
function isMissing(name: string): boolean {
  const folder = dirname(name);
  return !existsSync(name) && folder !== '.' && folder !== parse(resolve(name)).root && existsSync(folder);
}

/** Something that was named on the command line: a file if there is one, otherwise the bytes themselves. */
async function sourceOf(input: string[]): Promise<Source> {
  const [name = '', ...more] = input;
  if (more.length > 0 || (name !== '-' && !existsSync(name))) {
    if (more.length === 0 && isMissing(name)) throw new UsageError(`There is no file ${quoted(name)}.`);
    return input.join(' ');
  }
  return await fileOf(name);
}

async function fileOf(name: string): Promise<Uint8Array> {
  try {
    return await contentsOf(name);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new UsageError(sentence(`${quoted(name)} cannot be read: ${fileReason(error)}`));
  }
}

/** The lines of a session in a file. */
async function linesOf(name: string): Promise<string> {
  const text = textIn(await fileOf(name));
  if (text !== undefined) return text;
  throw new UsageError(`${quoted(name)} is not text. Expected lines such as ${SESSION_HELP[2]}.`);
}

/** A word that is no hex is more likely a file that does not exist. */
function withFile(error: InputError, input: string[]): UsageError {
  const [name] = input;
  const isName =
    input.length === 1 && name !== '-' && !existsSync(name) && /[./\\]|[g-z]/i.test(name.slice(0, 200));
  return new UsageError(
    isName ? `There is no file ${quoted(name)}. As bytes: ${error.message}` : error.message,
  );
}

async function main(): Promise<number> {
  const options = understood(() => inspectOptions(process.argv.slice(2), process.env));
  if (options === 'help') {
    console.log(inspectHelp());
    return 0;
  }
  const { input, keys, all } = options;
  try {
    const lines = keys === undefined ? '' : await linesOf(keys);
    const inspection = inspectInput(await sourceOf(input), options, lines);
    console.log(inspectionText(inspection, { all }));
    const wrong = inspection.parts.some(
      ({ errors, inside }) => errors.length > 0 || (inside?.errors.length ?? 0) > 0,
    );
    return wrong || (inspection.as === 'bytes' && options.as === undefined) ? 1 : 0;
  } catch (error) {
    throw error instanceof InputError ? withFile(error, input) : error;
  }
}

void runProgram('inspect', main);
