/** How the host answered a promote or rollback: none of these is "done", reading back is. */
export type ChangeAnswer =
  | { readonly kind: "accepted" }
  | { readonly kind: "queued" }
  | { readonly kind: "already-current" }
  | { readonly kind: "refused"; readonly status: number; readonly message: string };
