import { parentPort, workerData } from 'node:worker_threads'
import loadHighs, { type Highs, type ModelData } from 'highs'
import type { MipModel, MipOutcome, MipRequest } from '../core/locate/mip.ts'

/** What the worker is given. */
export interface MipTask {
  readonly model: MipModel
  readonly request: MipRequest
}

/** Variables are whole to this tolerance; the value is counted anew from the sites anyway. */
const WHOLE = 1e-7

// The package's types call its default export a module, which at run time it is not.
const load = loadHighs as unknown as () => Promise<Highs>

function work(highs: Highs, { model, request }: MipTask): MipOutcome {
  const { modelStatus } = highs.constants
  const program = highs.createModel(modelData(highs, model))
  try {
    program.options.set({
      output_flag: false,
      time_limit: Math.max(0.01, request.seconds),
      mip_rel_gap: 0,
      mip_abs_gap: 1e-9,
      mip_feasibility_tolerance: WHOLE,
      random_seed: 1,
    })
    if (request.start) program.setSolution({ colValue: request.start })
    program.run()
    const status = program.getModelStatus()
    const bound = Number(program.info.get('mip_dual_bound'))
    // A known solution may be at hand even where no run found one: then there is nothing new.
    const hasValues = program.info.get('primal_solution_status') === 2
    const values = hasValues ? { values: program.getSolution().colValue } : {}
    if (status === modelStatus.optimal) return { status: 'optimal', bound, ...values }
    if (status === modelStatus.infeasible) return { status: 'infeasible', bound }
    const isStopped = [modelStatus.timeLimit, modelStatus.interrupted, modelStatus.solutionLimit]
    const known = isStopped.some((code) => code === status)
    return { status: known ? 'stopped' : 'failed', bound, ...values }
  } finally {
    program.dispose()
  }
}

function modelData(highs: Highs, model: MipModel): ModelData {
  const { objectiveSense } = highs.constants
  const numCols = model.cost.length
  const numRows = model.rowLower.length
  return {
    numCols,
    numRows,
    sense: model.isMaximised ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    integrality: Int32Array.from(model.isWhole),
    matrix: {
      format: 'csr',
      numCols,
      numRows,
      starts: Int32Array.from(model.rows.start),
      indices: Int32Array.from(model.rows.index),
      values: model.coefficients,
    },
  }
}

parentPort!.postMessage(work(await load(), workerData as MipTask))
