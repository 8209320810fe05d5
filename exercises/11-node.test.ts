// The suite of this lesson: a part for each step of the class, in the order of the exercises.
import './11-node/Node-connect.suite';
import './11-node/Node-listen.suite';
import './11-node/Node-nonces.suite';
import './11-node/Node-strangers.suite';
import './11-node/Node-close.suite';
