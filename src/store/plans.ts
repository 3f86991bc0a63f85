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
 * A number for a plan that is being made: no other plan of the project gets it. Nothing is left in
 * the file for it.
 */
export function reservePlanId(project: Project): number {
  const { db } = project
  const reserve = db.transaction(() => {
    const sql = "INSERT INTO plan (created_at, name, answer) VALUES ('', '', '')"
    const id = Number(db.prepare(sql).run().lastInsertRowid)
    db.prepare('DELETE FROM plan WHERE id = ?').run(id)
    return id
  })
  return withStoreProblems(project.path, () => reserve.immediate())
}

/** Keeps a plan under its number, whole or not at all. */
export function addPlan(project: Project, plan: StoredPlan): void {
  const sql = `INSERT INTO plan (id, created_at, name, answer)
    VALUES (@id, @createdAt, @name, @answer)`
  withStoreProblems(project.path, () => project.db.prepare(sql).run(plan))
}

/** All plans, oldest first. */
export function listPlans(project: Project): StoredPlan[] {
  const sql = `SELECT ${COLUMNS} FROM plan ORDER BY id`
  return withStoreProblems(project.path, () => project.db.prepare(sql).all() as StoredPlan[])
}

/** A plan by its number, or undefined. */
export function readPlan(project: Project, id: number): StoredPlan | undefined {
  const sql = `SELECT ${COLUMNS} FROM plan WHERE id = ?`
  return withStoreProblems(
    project.path,
    () => project.db.prepare(sql).get(id) as StoredPlan | undefined,
  )
}

/** @returns whether there was one */
export function removePlan(project: Project, id: number): boolean {
  return withStoreProblems(
    project.path,
    () => project.db.prepare('DELETE FROM plan WHERE id = ?').run(id).changes > 0,
  )
}
