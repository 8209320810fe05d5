// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './05-net-addr/readIp.suite';
import './05-net-addr/writeIp.suite';
import './05-net-addr/readNetAddr.suite';
import './05-net-addr/writeNetAddr.suite';
import './05-net-addr/readTimedNetAddr.suite';
import './05-net-addr/writeTimedNetAddr.suite';
