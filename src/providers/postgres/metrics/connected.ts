/** PostgreSQL's metrics, over real connections. */
import type { RoleSettings } from "../../contract.ts";
import { postgres } from "../index.ts";
import { createPostgresMetrics } from "./index.ts";

/** A database is named by its address, not by the project. */
const NO_PROJECT: RoleSettings = { project: "", team: null, repository: null };

export const postgresMetrics = createPostgresMetrics((context) => postgres.connect(NO_PROJECT, context));
