import { inspect } from 'node:util';
import { SHOWN_AS } from '../draw/show-value';

/** What a call came to that was waited for in vain. The matchers tell the learner what it says. */
export class Late {
  /** @param say - what to tell the learner */
  constructor(readonly say: string) {}

  /** How it is shown where a value is expected. */
  readonly [SHOWN_AS] = 'nothing, however long it was waited for';

  /** The same for Node. */
  [inspect.custom](): string {
    return this[SHOWN_AS];
  }
}

/** A test was waited for in vain: a promise that it depends on is never settled. */
export class NeverSettled extends Error {
  override readonly name = 'NeverSettled';
}
