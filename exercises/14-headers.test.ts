// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './14-headers/readHeaderEntry.suite';
import './14-headers/writeHeaderEntry.suite';
import './14-headers/bitsToTarget.suite';
import './14-headers/targetToBits.suite';
import './14-headers/meetsTarget.suite';
import './14-headers/workFor.suite';
