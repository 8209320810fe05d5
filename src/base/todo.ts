/** Thrown by a function, or a part of a class, that the learner has not written yet. */
export class NotWrittenYet extends Error {
  override readonly name = 'NotWrittenYet';

  /**
   * @param lesson - the lesson whose exercise it is: `01-framing`
   * @param exercise - the function's name, or `Demultiplexer.next`
   */
  constructor(
    readonly lesson: string,
    readonly exercise: string,
  ) {
    super(`${exercise} is not written yet. It is yours to write, in exercises/${lesson}.ts`);
  }
}

/** Where every call of an unwritten function is noted, so that a test cannot pass by expecting an error. */
const NOTES = Symbol.for('workbook.todo');

/**
 * Stands in an exercise for what the learner is to write.
 *
 * @param lesson - the lesson whose exercise it is: `01-framing`
 * @param exercise - the function's name, or `Demultiplexer.next`
 * @throws NotWrittenYet always
 */
export function todo(lesson: string, exercise: string): never {
  const error = new NotWrittenYet(lesson, exercise);
  todosMet().push(error);
  throw error;
}

/** The calls of unwritten functions since the list was last emptied, oldest first. */
export function todosMet(): NotWrittenYet[] {
  const holder = globalThis as unknown as Record<symbol, NotWrittenYet[] | undefined>;
  return (holder[NOTES] ??= []);
}
