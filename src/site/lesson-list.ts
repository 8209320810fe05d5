import { type Lesson, lessonNamed, lessons } from '../workbook/lessons';

let all: Lesson[] | undefined;

/** All lessons in order. A build asks for them thousands of times, so the notebooks are read only once. */
export function allLessons(): readonly Lesson[] {
  return (all ??= lessons());
}

/** The lesson with a number or a slug: `01`, `01-framing`. @throws Error if there is none */
export function lessonOf(wanted: string): Lesson {
  return allLessons().find(({ number, slug }) => number === wanted || slug === wanted) ?? lessonNamed(wanted);
}
