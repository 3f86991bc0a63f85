import type { AddCommand } from '../command.ts'
import { addBacktestCommand } from './backtest.ts'
import { addCalibrateCommand } from './calibrate.ts'
import { addDatasetsCommand } from './datasets.ts'
import { addDemoCommand } from './demo.ts'
import { addExplainCommand } from './explain.ts'
import { addImportCommand } from './import.ts'
import { addLocateCommand } from './locate.ts'
import { addNeedCommand } from './need.ts'
import { addNewCommand } from './new.ts'
import { addPlanCommand } from './plan.ts'
import { addReportCommand } from './report.ts'
import { addScenarioCommand } from './scenario.ts'
import { addScoreCommand } from './score.ts'
import { addServeCommand } from './serve.ts'
import { addSitesCommand } from './sites.ts'

/** In the order the help lists them. */
export const COMMANDS: readonly AddCommand[] = [
  addDemoCommand,
  addNewCommand,
  addImportCommand,
  addDatasetsCommand,
  addScoreCommand,
  addSitesCommand,
  addExplainCommand,
  addScenarioCommand,
  addNeedCommand,
  addCalibrateCommand,
  addBacktestCommand,
  addPlanCommand,
  addLocateCommand,
  addReportCommand,
  addServeCommand,
]
