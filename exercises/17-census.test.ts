// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './17-census/visitLine.suite';
import './17-census/readVisits.suite';
import './17-census/answersIn.suite';
import './17-census/tally.suite';
import './17-census/clockSkew.suite';
