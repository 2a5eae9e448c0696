// Chrome is not downloaded on install: the text of a diagram never needs a browser, and pictures use the one that is there.
module.exports = { skipDownload: true };
