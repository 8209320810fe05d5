// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './18-gossip/Greeting-offers.suite';
import './18-gossip/Greeting-notes.suite';
import './18-gossip/readAddress.suite';
import './18-gossip/onionName.suite';
import './18-gossip/hostOf.suite';
import './18-gossip/askForAddresses.suite';
import './18-gossip/askForAddresses-end.suite';
import './18-gossip/crawlByGossip.suite';
import './18-gossip/crawlByGossip-limits.suite';
