/**
 * The two files that Node is started with. They load nothing before they know that this Node is one that was promised: an
 * older one would fail somewhere in the middle, over a name that it does not have. So they are written in the syntax of
 * Node 12, the first that knows ES modules.
 */

/** Of sysexits.h, as in src/release/result.ts: Holdpoint itself failed. */
const EXIT_INTERNAL = 70;

/** By their names in `dist/`; `engines` is what package.json promises: `>=20.19.0`. */
export function renderStarters(engines: string): Readonly<Record<"main.js" | "cli.js", string>> {
  const [, major, minor] = /^>=(\d+)\.(\d+)\.0$/.exec(engines) ?? [];
  if (major === undefined || minor === undefined) throw new Error(`engines.node is not >=MAJOR.MINOR.0: ${engines}`);
  const oldest = { major, minor };
  return {
    "cli.js": renderStarter(oldest, {
      first: "#!/usr/bin/env node\n",
      run: "runCli",
      say: "console.error(text)",
      refused: 2,
      failed: EXIT_INTERNAL,
    }),
    // The runner shows a line that begins so as an error of the step.
    "main.js": renderStarter(oldest, {
      first: "",
      run: "runAction",
      say: 'console.log("::error::" + text)',
      refused: 1,
      failed: 1,
    }),
  };
}

interface Starter {
  readonly first: string;
  readonly run: string;
  readonly say: string;
  readonly refused: number;
  readonly failed: number;
}

function renderStarter(
  { major, minor }: { readonly major: string; readonly minor: string },
  { first, run, say, refused, failed }: Starter,
): string {
  return `${first}/* Written by scripts/build.ts, in a syntax that old versions of Node read. */
var version = process.versions.node.split(".");

function end(text, code) {
  ${say};
  process.exitCode = code;
}

if (version[0] > ${major} || (version[0] == ${major} && version[1] >= ${minor})) {
  import("./index.js")
    .then(function (entry) {
      return entry.${run}();
    })
    .catch(function (error) {
      end("Holdpoint itself failed; nothing is assumed: " + ((error && error.stack) || error), ${failed});
    });
} else {
  end("Holdpoint needs Node ${major}.${minor} or newer, and this is Node " + process.versions.node + ".", ${refused});
}
`;
}
