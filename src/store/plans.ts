import type { Project } from './project.ts'
import { withStoreProblems } from './store-problem.ts'

/** A plan as the project keeps it. */
export interface StoredPlan {
  readonly id: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
  /** What a planner calls it, '' where it has no name. */
  readonly name: string
  /** JSON. */
  readonly answer: string
}

const COLUMNS = 'id, created_at AS createdAt, name, answer'

/**
 * Keeps a plan, whole or not at all.
 * @returns its number, which no later plan of this project gets
 */
export function addPlan(project: Project, plan: Omit<StoredPlan, 'id'>): number {
  const sql = 'INSERT INTO plan (created_at, name, answer) VALUES (@createdAt, @name, @answer)'
  return withStoreProblems(project.path, () =>
    Number(project.db.prepare(sql).run(plan).lastInsertRowid),
  )
}

/** All plans, oldest first. */
export function listPlans(project: Project): StoredPlan[] {
  const sql = `SELECT ${COLUMNS} FROM plan ORDER BY id`
  return withStoreProblems(project.path, () => project.db.prepare(sql).all() as StoredPlan[])
}
