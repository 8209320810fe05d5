// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './09-handshake/pongFor.suite';
import './09-handshake/Handshake-messages.suite';
import './09-handshake/Handshake-refusals.suite';
import './09-handshake/Connection-receive.suite';
import './09-handshake/Connection-handshake.suite';
import './09-handshake/Connection-handshake-limits.suite';
import './09-handshake/Connection-end.suite';
import './09-handshake/Connection-hostile.suite';
import './09-handshake/Node-connect.suite';
import './09-handshake/Node-strangers.suite';
