// @ts-check
// How to put back what is missing or damaged.

/** @param {string} file relative to the workbook's folder */
const putBack = (file) => `That file belongs to the workbook. To put it back:  git restore ${file}`;

const INSTALL_AGAIN = 'In the folder of the workbook, run:  npm ci';

module.exports = { INSTALL_AGAIN, putBack };
