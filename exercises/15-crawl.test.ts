// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './15-crawl/visitor-answers.suite';
import './15-crawl/visitor-failures.suite';
import './15-crawl/crawlInTurn.suite';
import './15-crawl/crawlTogether.suite';
import './15-crawl/visitLine.suite';
import './15-crawl/readVisits.suite';
import './15-crawl/answersIn.suite';
import './15-crawl/tally.suite';
import './15-crawl/clockSkew.suite';
