// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './10-headers/readHeaderEntry.suite';
import './10-headers/writeHeaderEntry.suite';
import './10-headers/bitsToTarget.suite';
import './10-headers/targetToBits.suite';
import './10-headers/meetsTarget.suite';
import './10-headers/workFor.suite';
import './10-headers/nextBits.suite';
import './10-headers/startChain.suite';
import './10-headers/expectedBits.suite';
import './10-headers/extendChain.suite';
import './10-headers/locatorHeights.suite';
import './10-headers/followChain.suite';
