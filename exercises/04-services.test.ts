// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './04-services/hasBit.suite';
import './04-services/offersNetwork.suite';
import './04-services/offersBloomAndWitness.suite';
import './04-services/servicesToNames.suite';
import './04-services/namesToServices.suite';
