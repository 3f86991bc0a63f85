import { sql as project } from './001-project.ts'
import { sql as artifactParts } from './002-artifact-parts.ts'
import { sql as scenarios } from './003-scenarios.ts'
import { sql as plan } from './004-plan.ts'

/** Migration i takes a file from `user_version` i to i + 1. Append only: files out there count on it. */
export const MIGRATIONS: readonly string[] = [project, artifactParts, scenarios, plan]
