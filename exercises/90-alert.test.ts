// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './90-alert/isSigned.suite';
