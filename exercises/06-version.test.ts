// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './06-version/readStart.suite';
import './06-version/writeStart.suite';
import './06-version/readVersion.suite';
import './06-version/writeVersion.suite';
import './06-version/userAgentText.suite';
import './06-version/makeVersion.suite';
import './06-version/readPayload.suite';
import './06-version/makeMessage.suite';
