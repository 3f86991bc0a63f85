// Makes and scores the frame of a project and prints how much memory the process took at most: a
// process of its own, started by criteria.mjs.
import { answerScore } from '../../dist/api/score.js'
import { PROFILES } from '../../dist/core/score/profiles.js'
import { FRAME_CODEC } from '../../dist/server/frame-codec.js'
import { openProject } from '../../dist/store/open-project.js'
import { closeProject } from '../../dist/store/project.js'
import { projectFrame } from '../../dist/store/project-frame.js'

const started = performance.now()
const project = openProject(process.argv[2])
const { frame } = projectFrame(project, PROFILES.urban, FRAME_CODEC)
answerScore(frame, { top: 50 }, started)
closeProject(project)
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
console.log(JSON.stringify({ cells: frame.grid.length, peakMegabytes, seconds }))
