// @ts-check
// Jest's own test runner, but whatever a suite throws while it is loading arrives as an error whose message is a
// string: of anything else, jest cannot make a report, and ends without a result.
const run = require('./circus.cjs');
const { inSuite } = require('./late-errors.cjs');
const { plain } = require('./plain-results.cjs');

/** @param {any[]} how the fifth is the suite's file */
module.exports = async (...how) => {
  try {
    return await inSuite(how[4], () => run(...how));
  } catch (error) {
    throw Object.assign(new Error(), plain(error));
  }
};
