/** Where backups can be kept: one line for each store. A step may name several of them, so that one provider has them all. */
import type { Setting } from "../lib/setting.ts";
import type { BackupPlace, BackupStoreKey } from "../lib/backup-place.ts";
import type { BackupStore, ProviderContext, RoleProvider, RoleSettings } from "./contract.ts";
import { RESULTS_URL, RUNTIME_TOKEN } from "./github/artifacts/settings.ts";
import { SETTINGS as s3Settings } from "./s3/settings.ts";

type PlaceOf<Key extends BackupStoreKey> = Extract<BackupPlace, { readonly store: Key }>;

interface StoreProvider<Key extends BackupStoreKey> {
  /** With a use only where a plan names a place of this store: see `namesStore`. */
  readonly settings: readonly Setting[];
  open(place: PlaceOf<Key>, context: ProviderContext, settings: RoleSettings): Promise<BackupStore>;
}

const stores: { readonly [Key in BackupStoreKey]: StoreProvider<Key> } = {
  artifact: {
    settings: [RUNTIME_TOKEN, RESULTS_URL],
    open: async (_place, context, { repository }) =>
      (await import("./github/artifacts/store.ts")).openArtifactStore(repository, context),
  },
  s3: {
    settings: s3Settings,
    open: async (place, context) => (await import("./s3/store.ts")).openS3Store(place, context),
  },
  path: {
    settings: [],
    open: async (place, context) => (await import("./local-folder/store.ts")).openFolderStore(place, context),
  },
};

const DECLARED = {
  key: "stores",
  vendor: "Stores of backups",
  settings: Object.values(stores).flatMap(({ settings }) => settings),
} as const;

export const backupStores: RoleProvider<"stores"> = {
  role: "stores",
  ...DECLARED,
  connect: async (settings, context) => ({
    open: (place) => openStore(place, context, settings),
  }),
};

/** For gates and steps that must not be able to write, or to remove. */
export const storedBackups: RoleProvider<"storedBackups"> = {
  role: "storedBackups",
  ...DECLARED,
  connect: async (settings, context) => ({
    open: async (place) => {
      const { look, list, read } = await openStore(place, context, settings);
      return { look, list, read };
    },
  }),
};

function openStore(place: BackupPlace, context: ProviderContext, settings: RoleSettings): Promise<BackupStore> {
  switch (place.store) {
    case "artifact":
      return stores.artifact.open(place, context, settings);
    case "s3":
      return stores.s3.open(place, context, settings);
    case "path":
      return stores.path.open(place, context, settings);
  }
}
