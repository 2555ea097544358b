/** The analysts' network of the demonstration: a route that three bureaus follow together, and what stands beside it. */
import { makeFiles } from './analysis/analysis.demo.ts'
import type { Stage } from './demonstration.stage.ts'
import { makeExperts } from './expert/expert.demo.ts'
import { makeGroups } from './group/group.demo.ts'
import { makeKnowledge } from './knowledge/knowledge.demo.ts'
import { makeLeads } from './lead/lead.demo.ts'
import { makeMaterial } from './material/material.demo.ts'
import { makeRequests } from './request/request.demo.ts'
import { makeThreats } from './threat/threat.demo.ts'
import { makeTraining } from './training/training.demo.ts'

/** Plays the network. Bureaus, officers, records and the terms of reference must stand. */
export const makeNetwork = async (stage: Stage): Promise<void> => {
  const threats = await makeThreats(stage)
  const experts = await makeExperts(stage, threats)
  await makeGroups(stage, experts)
  const requests = await makeRequests(stage, { threats, experts })
  const files = await makeFiles(stage, threats)
  const { free } = await makeMaterial(stage, files.route)
  await makeLeads(stage, { threats, request: requests.route, file: files.route, claims: free })
  await makeKnowledge(stage, requests)
  await makeTraining(stage)
}

/** Tables that it fills, to be analysed. */
export const networkTables = [
  ...['threat', 'threat_step', 'expert', 'network_group', 'group_member', 'group_event', 'group_note'],
  ...['request', 'request_part', 'request_talk', 'request_delivery', 'request_receipt', 'request_step'],
  ...[
    'analysis_file',
    'analysis_step',
    'analysis_consent',
    'analysis_release',
    'material_contribution',
    'material_claim',
  ],
  ...['material_run', 'material_proposal', 'material_decision', 'lead', 'lead_receipt', 'lead_step'],
  ...['knowledge_article', 'knowledge_text', 'knowledge_words', 'knowledge_question', 'knowledge_answer'],
  ...['training_course', 'training_enrolment', 'training_certificate', 'training_need', 'training_offer'],
]
