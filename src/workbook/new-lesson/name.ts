import { printableText } from '../../base/text';
import { FIRST_APPENDIX, lessons } from '../lessons';
import { slugsInUse } from './parts';
import type { Names } from './template';

/** A name begins with a letter: `02-07` is a range of lessons. */
const NAME = /^(\d\d)-([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

/**
 * The names of a new lesson.
 *
 * @param slug - its number and name: `21-example`
 * @throws Error if it is not a lesson's name, or if its number or its name is taken
 */
export function newNames(slug: string): Names {
  const [, number, name] = NAME.exec(slug) ?? [];
  if (number === undefined) {
    throw new Error(
      `"${printableText(slug, 60)}" is not the name of a lesson: a number of two digits, a hyphen, and a name of lower-case letters, digits and hyphens that begins with a letter. For instance: ${nextNumber()}-example`,
    );
  }
  const used = slugsInUse();
  const taken = used.find((one) => one.startsWith(`${number}-`));
  if (taken !== undefined) {
    throw new Error(
      `${number} is taken by ${taken}. Free are ${nextNumber()} for a lesson, and ${nextNumber(true)} for an appendix.`,
    );
  }
  const same = used.find((one) => one.slice(3) === name);
  if (same !== undefined) throw new Error(`There is a lesson named ${name} already: ${same}`);
  const words = name.replaceAll('-', ' ');
  return { slug, number, title: `${words[0].toUpperCase()}${words.slice(1)}` };
}

/** The number after the last lesson's, or after the last appendix's. */
export function nextNumber(appendix = false): string {
  const numbers = lessons().map(({ number }) => number);
  const last = numbers.filter((number) => number >= FIRST_APPENDIX === appendix).at(-1);
  return last === undefined ? FIRST_APPENDIX : String(Number(last) + 1).padStart(2, '0');
}
