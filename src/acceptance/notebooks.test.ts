import { lessons } from '../workbook/lessons';
import { expectNoErrors, type RanTwice, runTwice } from './run-notebook';

const slugs = lessons().map(({ slug }) => slug);

/** How many notebooks run at a time. One Jupyter runs several, since its start takes as long as a short lesson. */
const AT_A_TIME = 3;

/** Each Jupyter's notebooks: the long lessons, which are the later ones, are shared out evenly. */
const shares = Array.from({ length: AT_A_TIME }, (_, i) => slugs.filter((_slug, at) => at % AT_A_TIME === i));
const running = new Map<string, Promise<Map<string, RanTwice>>>();

/** The outputs of a lesson's cells, once its Jupyter has run all of its notebooks. */
async function ran(slug: string): Promise<RanTwice> {
  const share = shares.find((one) => one.includes(slug)) ?? [];
  const result = running.get(share[0]) ?? runTwice(share);
  running.set(share[0], result);
  return (await result).get(slug) as RanTwice;
}

test.concurrent.each(slugs)(
  '%s runs from top to bottom, not started, and again when the answers are written: done',
  async (slug) => {
    const { stubs, solved } = await ran(slug);
    expectNoErrors(stubs, 'not started');
    expectNoErrors(solved, 'done');
  },
);
