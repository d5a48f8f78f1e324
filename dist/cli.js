#!/usr/bin/env node
/* Written by scripts/build.ts, in a syntax that old versions of Node read. */
var version = process.versions.node.split(".");

function end(text, code) {
  console.error(text);
  process.exitCode = code;
}

if (version[0] > 20 || (version[0] == 20 && version[1] >= 19)) {
  import("./index.js")
    .then(function (entry) {
      return entry.runCli();
    })
    .catch(function (error) {
      end("Holdpoint itself failed; nothing is assumed: " + ((error && error.stack) || error), 70);
    });
} else {
  end("Holdpoint needs Node 20.19 or newer, and this is Node " + process.versions.node + ".", 2);
}
