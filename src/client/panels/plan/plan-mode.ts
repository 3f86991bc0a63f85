import type { ModeParts } from '../../modes/mode.ts'
import { PlanForm } from './plan-form.tsx'
import { PlanGround } from './plan-ground.tsx'
import { PlanResult } from './plan-result.tsx'
import { usePlanWords } from './plan-words.ts'

/** Which stations to open next: the question at the left, the plan and its proof at the right. */
const PLAN: ModeParts = {
  left: { useTitle: () => usePlanWords()('plan.question'), Body: PlanForm },
  right: { useTitle: () => usePlanWords()('plan.answer'), Body: PlanResult },
  Ground: PlanGround,
}
export default PLAN
