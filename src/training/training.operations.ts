// Courses, enrolment and progress, certificates, needs and offers of training.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, flag, id, list, optional, pager, shape, text } from '../kernel/schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { languages } from '../terms/language.ts'
import {
  bureauTraining,
  certificateShape,
  courseEntry,
  courseLearners,
  courseLevels,
  courseLine,
  courseSaving,
  courseShape,
  courseSource,
  courseStates,
  moduleReading,
  needClosing,
  needEntry,
  needLine,
  needStates,
  offerClosing,
  offerEntry,
  offerLine,
  offerStates,
  ownTraining,
  trainingReading,
  trainingReason,
} from './training.schema.ts'

const one = shape({ id: id('Course') })
const wanted = shape({ language: optional(code(languages, 'Language wanted; the reader’s own when left out')) })
const teachers = ['analyst', 'command', 'notices', 'desk'] as const
const planners = ['analyst', 'command', 'administrator'] as const

export const listCourses = operation({
  name: 'training.list',
  method: 'get',
  path: '/api/v1/training/courses',
  summary: 'Lists courses, the latest first',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    ...pager,
    crimeArea: optional(code(crimeAreas, 'Crime area')),
    level: optional(code(courseLevels, 'Level')),
    language: optional(code(languages, 'Only those that stand in this language')),
    state: optional(code(courseStates, 'Where it stands; published when left out')),
    own: optional(flag('Only those of the own bureau')),
  }),
  answer: shape({ courses: list(courseLine, 'Courses', 200), after: afterMark }),
})

export const showCourse = operation({
  name: 'training.show',
  method: 'get',
  path: '/api/v1/training/courses/:id',
  summary: 'Shows a course with its modules and how far the reader is, worked out from the reader’s own facts',
  admits: 'signed-in',
  effect: 'quiet',
  params: one,
  query: wanted,
  answer: courseShape,
})

export const readModule = operation({
  name: 'training.module',
  method: 'get',
  path: '/api/v1/training/courses/:id/modules/:module',
  summary: 'Reads a module; where it has no exercise, having read it is its step',
  admits: 'signed-in',
  effect: 'read',
  params: shape({ id: id('Course'), module: id('Module') }),
  query: wanted,
  answer: moduleReading,
})

export const writeCourse = operation({
  name: 'training.write',
  method: 'post',
  path: '/api/v1/training/courses',
  summary: 'Begins a course as a draft of the own bureau; personal data in it are refused',
  admits: teachers,
  effect: 'change',
  body: courseEntry,
  answer: courseShape,
  status: 201,
})

export const showCourseSource = operation({
  name: 'training.source',
  method: 'get',
  path: '/api/v1/training/courses/:id/source',
  summary: 'Shows all texts and exercises of a course of the own bureau, to change them',
  admits: teachers,
  effect: 'quiet',
  params: one,
  answer: courseSource,
})

export const saveCourse = operation({
  name: 'training.save',
  method: 'put',
  path: '/api/v1/training/courses/:id',
  summary: 'Saves a course of the own bureau; once it is published its modules and exercises stay',
  admits: teachers,
  effect: 'change',
  params: one,
  body: courseSaving,
  answer: courseShape,
})

export const publishCourse = operation({
  name: 'training.publish',
  method: 'post',
  path: '/api/v1/training/courses/:id/publish',
  summary: 'Publishes a course of the own bureau',
  admits: teachers,
  effect: 'change',
  params: one,
  body: trainingReading,
  answer: courseShape,
})

export const withdrawCourse = operation({
  name: 'training.withdraw',
  method: 'post',
  path: '/api/v1/training/courses/:id/withdraw',
  summary: 'Withdraws a course with the reason; certificates stay good',
  admits: teachers,
  effect: 'change',
  params: one,
  body: trainingReason,
  answer: courseShape,
})

export const enrolInCourse = operation({
  name: 'training.enrol',
  method: 'post',
  path: '/api/v1/training/courses/:id/enrol',
  summary: 'Takes a course; what one does from now on counts',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  answer: courseShape,
})

export const leaveCourse = operation({
  name: 'training.leave',
  method: 'post',
  path: '/api/v1/training/courses/:id/leave',
  summary: 'Leaves a course one takes',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  answer: courseShape,
})

export const finishCourse = operation({
  name: 'training.finish',
  method: 'post',
  path: '/api/v1/training/courses/:id/certificate',
  summary: 'Issues the certificate of a course whose steps all stand in the learner’s own facts',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  answer: certificateShape,
  status: 201,
})

export const listLearners = operation({
  name: 'training.learners',
  method: 'get',
  path: '/api/v1/training/courses/:id/learners',
  summary: 'Says how far those are who take a course of the own bureau, by bureau and unit, without names',
  admits: teachers,
  effect: 'quiet',
  params: one,
  answer: courseLearners,
})

export const listOwnTraining = operation({
  name: 'training.mine',
  method: 'get',
  path: '/api/v1/training/mine',
  summary: 'Lists one’s own courses with progress, and certificates',
  admits: 'signed-in',
  effect: 'quiet',
  answer: ownTraining,
})

export const listBureauTraining = operation({
  name: 'training.bureau',
  method: 'get',
  path: '/api/v1/training/bureau',
  summary: 'Lists courses and certificates of the officers of the own bureau',
  admits: ['administrator'],
  effect: 'read',
  answer: bureauTraining,
})

export const verifyCertificate = operation({
  name: 'training.verify',
  method: 'get',
  path: '/api/v1/training/certificates/:reference',
  summary: 'Says for whom a certificate is and whether it is good',
  admits: 'signed-in',
  effect: 'read',
  params: shape({ reference: text('CER-2026-000012', 20) }),
  answer: certificateShape,
})

export const listNeeds = operation({
  name: 'training.needs',
  method: 'get',
  path: '/api/v1/training/needs',
  summary: 'Lists needs of training, each with the offers that answer it and why',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    ...pager,
    crimeArea: optional(code(crimeAreas, 'Crime area')),
    state: optional(code(needStates, 'Where it stands; open when left out')),
    own: optional(flag('Only those of the own bureau')),
  }),
  answer: shape({ needs: list(needLine, 'Needs', 200), after: afterMark }),
})

export const stateNeed = operation({
  name: 'training.need',
  method: 'post',
  path: '/api/v1/training/needs',
  summary: 'States what the own bureau needs to be trained in; personal data in it are refused',
  admits: planners,
  effect: 'change',
  body: needEntry,
  answer: needLine,
  status: 201,
})

export const closeNeed = operation({
  name: 'training.close-need',
  method: 'post',
  path: '/api/v1/training/needs/:id/close',
  summary: 'Closes a need of the own bureau: met or withdrawn',
  admits: planners,
  effect: 'change',
  params: shape({ id: id('Need') }),
  body: needClosing,
  answer: needLine,
})

export const listOffers = operation({
  name: 'training.offers',
  method: 'get',
  path: '/api/v1/training/offers',
  summary: 'Lists offers of training',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    ...pager,
    crimeArea: optional(code(crimeAreas, 'Crime area')),
    state: optional(code(offerStates, 'Where it stands; open when left out')),
    own: optional(flag('Only those of the own bureau')),
  }),
  answer: shape({ offers: list(offerLine, 'Offers', 200), after: afterMark }),
})

export const offerTraining = operation({
  name: 'training.offer',
  method: 'post',
  path: '/api/v1/training/offers',
  summary: 'Offers places on a training of the own bureau; personal data in it are refused',
  admits: teachers,
  effect: 'change',
  body: offerEntry,
  answer: offerLine,
  status: 201,
})

export const closeOffer = operation({
  name: 'training.close-offer',
  method: 'post',
  path: '/api/v1/training/offers/:id/close',
  summary: 'Closes an offer of the own bureau: full or withdrawn',
  admits: teachers,
  effect: 'change',
  params: shape({ id: id('Offer') }),
  body: offerClosing,
  answer: offerLine,
})
