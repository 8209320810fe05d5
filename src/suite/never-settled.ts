import { inspect } from 'node:util';

/** What a call came to that was waited for in vain. The matchers tell the learner what it says. */
export class Late {
  /** @param say - what to tell the learner */
  constructor(readonly say: string) {}

  /** How it is shown where a value is expected. */
  [inspect.custom](): string {
    return 'nothing, however long it was waited for';
  }
}

/** A test was waited for in vain: a promise that it depends on is never settled. */
export class NeverSettled extends Error {
  override readonly name = 'NeverSettled';
}
