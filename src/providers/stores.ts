/** Where backups can be kept: one line for each store. A step may name several of them, so that one provider has them all. */
import type { Setting } from "../lib/setting.ts";
import type { BackupPlace, BackupStoreKey } from "../lib/backup-place.ts";
import type { BackupStore, ProviderContext, RoleProvider } from "./contract.ts";
import { SETTINGS as s3Settings } from "./s3/settings.ts";

type PlaceOf<Key extends BackupStoreKey> = Extract<BackupPlace, { readonly store: Key }>;

interface StoreProvider<Key extends BackupStoreKey> {
  /** With a use only where a plan names a place of this store: see `namesStore`. */
  readonly settings: readonly Setting[];
  open(place: PlaceOf<Key>, context: ProviderContext): Promise<BackupStore>;
}

const stores: { readonly [Key in BackupStoreKey]: StoreProvider<Key> } = {
  s3: {
    settings: s3Settings,
    open: async (place, context) => (await import("./s3/store.ts")).openS3Store(place, context),
  },
  path: {
    settings: [],
    open: async (place, context) => (await import("./local-folder/store.ts")).openFolderStore(place, context),
  },
};

export const backupStores: RoleProvider<"stores"> = {
  role: "stores",
  key: "stores",
  vendor: "Stores of backups",
  settings: Object.values(stores).flatMap(({ settings }) => settings),
  connect: async (_settings, context) => ({
    open: (place) => openStore(place, context),
  }),
};

function openStore(place: BackupPlace, context: ProviderContext): Promise<BackupStore> {
  switch (place.store) {
    case "s3":
      return stores.s3.open(place, context);
    case "path":
      return stores.path.open(place, context);
  }
}
