/** What Supabase does for a project's database, by its Management API: https://supabase.com/docs/reference/api. */
import { ProviderError } from "../../../lib/error.ts";
import type {
  ManagedAbilities,
  ManagedDatabase,
  ManagedDatabases,
  ManagedPlace,
  ProviderContext,
} from "../../contract.ts";
import { connectClient } from "../client.ts";
import { MANAGED_REMEDY, VENDOR } from "../settings.ts";
import { readBackups } from "./backups.ts";
import { addressOfBranch, createBranch, deleteBranch, findBranch, followBranch } from "./branches.ts";
import { findRestore, followRestore, restore } from "./restore.ts";
import type { Supabase } from "./supabase.ts";

const ABILITIES: ManagedAbilities = {
  copies: ["branch"],
  copiesExpire: false,
  copiesOfThePast: false,
  restoreKeepsPrevious: false,
  restoreLeavesTrace: false,
  cannot: [
    "Supabase takes no backup when it is asked: it makes them by its own schedule, daily, or all the time where point-in-time recovery is on.",
    "Physical backups cannot be downloaded: what shall lie outside of Supabase needs a dump.",
    "A backup has no files of Storage in it, only what the database says of them.",
    "A restore replaces the database, which is offline meanwhile, and keeps nothing of what was there before.",
    "A branch stays, and is paid for, until somebody deletes it.",
  ],
};

export function connectDatabases(context: ProviderContext): ManagedDatabases {
  const client = connectClient(context, { credentialRemedy: MANAGED_REMEDY });
  return { abilities: ABILITIES, open: (place) => openDatabase({ client, context }, place) };
}

function openDatabase(supabase: Supabase, place: ManagedPlace): ManagedDatabase {
  if (place.branch !== null) {
    throw new ProviderError({
      reasonCode: "usage",
      vendor: VENDOR,
      message: `A branch at Supabase is a project of its own, so ${place.branch} cannot be named beside the project ${place.project}.`,
      remedy: "Name the branch's own reference as `project` in the plan, and leave `branch` out.",
    });
  }
  return {
    readBackups: () => readBackups(supabase, place),
    findCopy: async (name, way) => (way === "branch" ? findBranch(supabase, place, name) : noSnapshots()),
    createCopy: async (wish) => (wish.way === "branch" ? createBranch(supabase, place, wish) : noSnapshots()),
    followCopy: (copy, following) => followBranch(supabase, place, copy, following),
    addressOf: (copy, like) => addressOfBranch(supabase, copy, like),
    deleteCopy: async ({ way, id }) => (way === "branch" ? deleteBranch(supabase, place, id) : noSnapshots()),
    restore: (target) => restore(supabase, place, target),
    findRestore: () => findRestore(supabase, place),
    followRestore: (asked, following) => followRestore(supabase, place, asked, following),
  };
}

function noSnapshots(): never {
  throw new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: "Supabase takes no snapshot when it is asked.",
    remedy: "Use a branch, or a dump: a step `backup` with `database`.",
  });
}
