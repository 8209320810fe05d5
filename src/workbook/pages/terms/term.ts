/** A term of the glossary. */
export interface Term {
  /** As the lessons write it. */
  term: string;
  /** The number of the lesson that introduces it. */
  lesson: string;
  /** What it means, in a sentence or two. */
  meaning: string;
  /** The exported function, class, type or constant whose docstring has the details. */
  code?: { name: string; file: string };
  /** The BIPs that define it. */
  bips?: number[];
}

/** For terms with their `code` in this file: makes it from the name that the file exports. */
export const inLesson = (file: string) => (name: string) => ({ name, file });
