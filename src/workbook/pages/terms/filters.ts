import { inLesson, type Term } from './term';

const light = inLesson('solutions/20-light-client.ts');

/** The terms of lesson 20, which is about light clients. */
export const FILTER_TERMS: readonly Term[] = [
  {
    term: 'light client',
    lesson: '20',
    meaning:
      'A program that follows the headers, and fetches only the blocks that have something of its own.',
    code: light('scan'),
    bips: [157],
  },
  {
    term: 'compact filter',
    lesson: '20',
    meaning:
      'A summary of a block, in which anyone can look for a script. It never misses one, and is wrong about one in 784,931 that are not there.',
    code: light('matches'),
    bips: [158],
  },
  {
    term: 'Golomb-Rice coding',
    lesson: '20',
    meaning:
      'How a filter writes sorted numbers: of each difference, the upper part as so many ones and a zero, and 19 bits as they are.',
    code: light('readFilter'),
    bips: [158],
  },
  {
    term: 'SipHash',
    lesson: '20',
    meaning:
      'A fast hash with a key, of 64 bits. In a filter the key comes from the hash of the block, so a script has another number in each.',
    code: light('hashToRange'),
    bips: [158],
  },
  {
    term: 'false positive',
    lesson: '20',
    meaning:
      'A filter that matches although the block has none of your scripts. It costs a block, and no more.',
    code: light('FALSE_POSITIVE_RATE'),
  },
  {
    term: 'filter header',
    lesson: '20',
    meaning:
      "The hash of a filter's hash and the previous filter header. One of them commits to all filters before it.",
    code: light('filterHeader'),
    bips: [157],
  },
];
