import { inspect } from 'node:util';
import { SHOWN_AS } from '../draw/show-value';

/** The outcome of a call that did not settle in time. The matchers show its message to the learner. */
export class Unsettled {
  /** @param say - the message for the learner */
  constructor(readonly say: string) {}

  /** How it is shown where a value is expected. */
  readonly [SHOWN_AS] = 'nothing, however long the test waited';

  /** The same for Node. */
  [inspect.custom](): string {
    return this[SHOWN_AS];
  }
}

/** A test did not finish: a promise that it depends on never settled. */
export class NeverSettled extends Error {
  override readonly name = 'NeverSettled';
}
