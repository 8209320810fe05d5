import { lessons } from '../workbook/lessons';
import { expectNoErrors, runTwice } from './run-notebook';

const slugs = lessons().map(({ slug }) => slug);

test.concurrent.each(slugs)(
  '%s runs from top to bottom, not started, and again when the answers are written: done',
  async (slug) => {
    const { stubs, solved } = await runTwice(slug);
    expectNoErrors(stubs, 'not started');
    expectNoErrors(solved, 'done');
  },
);
