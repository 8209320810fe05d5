// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './07-own-version/writeStart.suite';
import './07-own-version/writeVersion.suite';
import './07-own-version/makeVersion.suite';
import './07-own-version/readPayload.suite';
import './07-own-version/makeMessage.suite';
