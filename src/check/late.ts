import { inspect } from 'node:util';

/** What a call came to that was waited for in vain. The matchers tell the learner what it says. */
export class Late {
  /** @param say - what to tell the learner */
  constructor(readonly say: string) {}

  /** How it is shown where a value is expected. */
  [inspect.custom](): string {
    return 'nothing, for a second';
  }
}
