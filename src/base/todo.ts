/** Thrown by a function or a method that the learner has not written yet. */
export class NotWrittenYet extends Error {
  override readonly name = 'NotWrittenYet';

  /**
   * @param lesson - the lesson that the exercise belongs to: `01-framing`
   * @param exercise - the name of the function or method: `Demultiplexer.next`
   */
  constructor(
    readonly lesson: string,
    readonly exercise: string,
  ) {
    super(`${exercise} is not written yet. Write it in exercises/${lesson}.ts`);
  }
}

/**
 * The key under which calls of unwritten functions are recorded, so that a test cannot pass by expecting an
 * error.
 */
const NOTES = Symbol.for('workbook.todo');

/**
 * A placeholder in an exercise for the code that the learner will write.
 *
 * @param lesson - the lesson that the exercise belongs to: `01-framing`
 * @param exercise - the name of the function or method: `Demultiplexer.next`
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
