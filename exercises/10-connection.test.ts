// The suite of this lesson: a part for each class, or step of one, in the order of the exercises.
import './10-connection/FlowControl.suite';
import './10-connection/Connection-receive.suite';
import './10-connection/Connection-waitFor.suite';
import './10-connection/Connection-send.suite';
import './10-connection/Connection-close.suite';
import './10-connection/Connection-handshake.suite';
import './10-connection/Connection-handshake-limits.suite';
import './10-connection/Connection-act.suite';
import './10-connection/Connection-rules.suite';
