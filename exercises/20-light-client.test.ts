// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './20-light-client/hashToRange.suite';
import './20-light-client/readFilter.suite';
import './20-light-client/matches.suite';
import './20-light-client/filterHeader.suite';
import './20-light-client/fetchFilters-answers.suite';
import './20-light-client/fetchFilters-failures.suite';
import './20-light-client/checkBlock.suite';
import './20-light-client/scan.suite';
import './20-light-client/announce.suite';
