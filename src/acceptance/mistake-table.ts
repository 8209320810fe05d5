/** A change to the source of the solution: what is there exactly once, and what replaces it. */
export type Change = [from: string, to: string];

/** A wrong answer that people really give: written in full, or as changes to the solution. */
export type Mistake = {
  /** What the first failing test must say. */
  diagnosis: string;
} & ({ answer: unknown } | { changes: Change[] });

/** The known mistakes in one exercise. */
export class MistakeTable {
  /** By their names. */
  readonly all = new Map<string, Mistake>();

  /**
   * @param exercise - the function, class, step of a class, or codec that all of them are about, and that must be
   *   blamed: `checksum`, `Connection.send`
   */
  constructor(readonly exercise: string) {}

  /**
   * Add a mistake as changes to the solution's source. The comment above it says who makes it, and why.
   *
   * @param name - says what is wrong, for the list of tests
   * @param diagnosis - what the first failing test must say
   * @param changes - to the function or class, or elsewhere in its module if it is not found there
   */
  patch(name: string, diagnosis: string, ...changes: Change[]): void {
    this.put(name, { diagnosis, changes });
  }

  /**
   * Add a mistake that is written differently from the solution.
   *
   * @param name - says what is wrong, for the list of tests
   * @param diagnosis - what the first failing test must say
   * @param answer - the wrong function, class or codec
   */
  add(name: string, diagnosis: string, answer: unknown): void {
    this.put(name, { diagnosis, answer });
  }

  private put(name: string, mistake: Mistake): void {
    if (this.all.has(name)) throw new Error(`${this.exercise} has two mistakes named ${name}`);
    this.all.set(name, mistake);
  }
}
