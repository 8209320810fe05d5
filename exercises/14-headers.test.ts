// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './14-headers/readHeaderEntry.suite';
import './14-headers/writeHeaderEntry.suite';
import './14-headers/bitsToTarget.suite';
import './14-headers/targetToBits.suite';
import './14-headers/meetsTarget.suite';
import './14-headers/workFor.suite';
import './14-headers/nextBits.suite';
import './14-headers/startChain.suite';
import './14-headers/expectedBits.suite';
import './14-headers/extendChain.suite';
import './14-headers/locatorHeights.suite';
import './14-headers/followChain.suite';
