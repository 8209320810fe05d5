// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './11-crawl/visitor-answers.suite';
import './11-crawl/visitor-failures.suite';
import './11-crawl/crawlInTurn.suite';
import './11-crawl/crawlTogether.suite';
import './11-crawl/visitLine.suite';
import './11-crawl/readVisits.suite';
import './11-crawl/answersIn.suite';
import './11-crawl/tally.suite';
import './11-crawl/clockSkew.suite';
