// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './06-version/readStart.suite';
import './06-version/readVersion.suite';
import './06-version/userAgentText.suite';
