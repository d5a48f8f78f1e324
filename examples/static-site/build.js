// Writes the site as Vercel's Build Output API wants it: https://vercel.com/docs/build-output-api
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

const output = ".vercel/output";
rmSync(output, { recursive: true, force: true });
mkdirSync(`${output}/static/api`, { recursive: true });
cpSync("pages", `${output}/static`, { recursive: true });

// What the plan's `project.version` reads: the commit that production really serves.
writeFileSync(`${output}/static/api/version.json`, JSON.stringify({ commit: process.env.GITHUB_SHA ?? null }));
writeFileSync(`${output}/static/api/health.json`, JSON.stringify({ ok: true }));
writeFileSync(`${output}/config.json`, JSON.stringify({ version: 3 }));
