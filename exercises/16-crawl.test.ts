// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './16-crawl/visitor-answers.suite';
import './16-crawl/visitor-failures.suite';
import './16-crawl/crawlInTurn.suite';
import './16-crawl/crawlTogether.suite';
