// How well an expert fits what is needed, and why: pure, so that the directory and the routing of requests say the same.
import { type ConflictKind, type FitKey, type Presence, presences, type SkillKind } from './expert.skill.table.ts'

/** A skill that is wanted, at least at this level (1 to 4). */
export type Wanted = { readonly kind: SkillKind; readonly code: string; readonly level: number }

/** What an expert is looked for. */
export type Need = {
  readonly wanted: readonly Wanted[]
  /** Confidentiality of what the expert would see, 1 to 3. */
  readonly clearance: number
  /** Day `YYYY-MM-DD` by which it is needed; null when that is open. */
  readonly until: string | null
  /** IANA zone of whoever asks; null when it does not matter. */
  readonly zone: string | null
  /** What it concerns: conflicts of interest are tested against it. */
  readonly about: {
    readonly bureaus: readonly string[]
    /** ISO 3166 alpha-3. */
    readonly countries: readonly string[]
    readonly crimeAreas: readonly string[]
    /** Ids of threats. */
    readonly threats: readonly string[]
  }
}

/** A need of nothing, to be written over. */
export const noNeed: Need = {
  wanted: [],
  clearance: 1,
  until: null,
  zone: null,
  about: { bureaus: [], countries: [], crimeAreas: [], threats: [] },
}

/** Days `YYYY-MM-DD`, both included. Outside all periods an expert is available. */
export type Period = { readonly from: string; readonly until: string; readonly presence: Presence }

/** What of an expert is compared. */
export type FitProfile = {
  readonly skills: readonly { readonly kind: SkillKind; readonly code: string; readonly level: number }[]
  readonly clearance: number
  readonly zone: string
  readonly availability: readonly Period[]
  /** Whether a conflict of interest touches the need; never which. */
  readonly conflicted: boolean
}

/** One reason. Worded as `fit.<key>` with these values; `kind` and `code` of a skill are worded by their own lists. */
export type FitReason = {
  readonly key: FitKey
  readonly kind?: SkillKind
  readonly code?: string
  /** Level the expert has; with `wanted` the one asked for. Of a clearance likewise. */
  readonly level?: number
  readonly wanted?: number
  /** Last day of an absence or of limited presence. */
  readonly until?: string
  /** Hours between the clocks of both. */
  readonly hours?: number
}

export type Fit = {
  /** Nothing that was asked for is missing. */
  readonly fits: boolean
  /** 0 to 1: orders experts; never shown as a number. */
  readonly score: number
  readonly found: readonly FitReason[]
  readonly missing: readonly FitReason[]
}

/** Share of the score that skills, being there and the hours of the day make. */
const weights = { skills: 0.8, presence: 0.12, hours: 0.08 } as const
/** Hours between two clocks within which people still work at the same time. */
const sameHours = 4
/** Share of a skill that is there at a lower level than asked for: worth telling, less than any that suffices. */
const lowerShare = 0.5

const dayLength = 86_400_000
const dayOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) / dayLength
const dayAt = (number: number): string => new Date(number * dayLength).toISOString().slice(0, 10)

/** Minutes by which the clock of a zone is ahead of UTC at an instant; undefined for a zone this runtime does not know. */
const offsetOf = (zone: string, now: string): number | undefined => {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      Date.parse(now),
    )
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  } catch {
    return undefined
  }
}

const offsets = new Map<string, number | undefined>()
/** A pool of thousands bears a few dozen zones: each offset is worked out once an hour. */
const offsetKnown = (zone: string, now: string): number | undefined => {
  const key = `${zone} ${now.slice(0, 13)}`
  if (!offsets.has(key)) {
    if (offsets.size > 500) offsets.clear()
    offsets.set(key, offsetOf(zone, now))
  }
  return offsets.get(key)
}

/** Hours between the clocks of two zones at an instant, 0 to 12; undefined where a zone is not known. */
export const hoursApart = (one: string, other: string, now: string): number | undefined => {
  const [left, right] = [offsetKnown(one, now), offsetKnown(other, now)]
  if (left === undefined || right === undefined) return undefined
  const apart = Math.abs(left - right) / 60
  return Math.min(apart, 24 - apart)
}

/** How an expert is there from a day until another: the best presence of any day, and until when the worst of the first lasts. */
export const presenceOf = (
  availability: readonly Period[],
  from: string,
  until: string,
): { readonly presence: Presence; readonly until: string | undefined } => {
  const rank = (presence: Presence): number => presences.indexOf(presence)
  const onDay = (day: string): Presence =>
    availability
      .filter((period) => period.from <= day && day <= period.until)
      .reduce<Presence>((worst, { presence }) => (rank(presence) > rank(worst) ? presence : worst), 'available')
  // Presence changes only where a period begins or where the day after one begins.
  const edges = new Set([from, ...availability.flatMap((one) => [one.from, dayAt(dayOf(one.until) + 1)])])
  const days = [...edges].filter((day) => day >= from && day <= until).sort()
  const best = days.map(onDay).reduce((one, other) => (rank(other) < rank(one) ? other : one), onDay(from))
  if (best === 'available') return { presence: best, until: undefined }
  const better = [...edges].filter((day) => day > from && rank(onDay(day)) < rank(best)).sort()[0]
  return { presence: best, until: better === undefined ? undefined : dayAt(dayOf(better) - 1) }
}

type Judged = {
  readonly share: number
  readonly found: readonly FitReason[]
  readonly missing: readonly FitReason[]
}

const judgeSkill = (skills: FitProfile['skills'], { kind, code, level: wanted }: Wanted): Judged => {
  const level = Math.max(0, ...skills.filter((one) => one.kind === kind && one.code === code).map((one) => one.level))
  if (level >= wanted) return { share: 1, found: [{ key: 'skill', kind, code, level }], missing: [] }
  if (level === 0) return { share: 0, found: [], missing: [{ key: 'skill-lacking', kind, code }] }
  const reason: FitReason = { key: 'level-lower', kind, code, level, wanted }
  return { share: (lowerShare * level) / wanted, found: [], missing: [reason] }
}

const judgePresence = (profile: FitProfile, need: Need, now: string): Judged => {
  const today = now.slice(0, 10)
  const last = need.until !== null && need.until >= today ? need.until : today
  const { presence, until } = presenceOf(profile.availability, today, last)
  const reason = (key: FitKey): FitReason => ({ key, ...(until === undefined ? {} : { until }) })
  if (presence === 'absent') return { share: 0, found: [], missing: [reason('away')] }
  if (presence === 'limited') return { share: 0.5, found: [reason('partly-there')], missing: [] }
  return { share: 1, found: [], missing: [] }
}

/** Hours of the day are never a reason against somebody; they only order. */
const judgeHours = (profile: FitProfile, need: Need, now: string): Judged => {
  const hours = need.zone === null ? undefined : hoursApart(profile.zone, need.zone, now)
  if (hours === undefined) return { share: 1, found: [], missing: [] }
  const key = hours <= sameHours ? 'same-hours' : 'other-hours'
  return { share: 1 - hours / 12, found: [{ key, hours }], missing: [] }
}

/**
 * How an expert fits a need at an instant. `fits` when nothing asked for is missing; a lower level counts in part, a clearance that is
 * too low, a conflict of interest and an absence over the whole time each rule the expert out but leave the score of the rest,
 * so that the nearest can be named. More or better skills never lower the score.
 */
export const fitOf = (profile: FitProfile, need: Need, now: string): Fit => {
  const skills = need.wanted.map((one) => judgeSkill(profile.skills, one))
  const presence = judgePresence(profile, need, now)
  const hours = judgeHours(profile, need, now)
  const share = skills.length === 0 ? 1 : skills.reduce((sum, one) => sum + one.share, 0) / skills.length
  const missing: readonly FitReason[] = [
    ...skills.flatMap((one) => one.missing),
    ...(profile.clearance < need.clearance
      ? [{ key: 'clearance-lower' as const, level: profile.clearance, wanted: need.clearance }]
      : []),
    ...(profile.conflicted ? [{ key: 'not-for-this' as const }] : []),
    ...presence.missing,
  ]
  return {
    fits: missing.length === 0,
    score: weights.skills * share + weights.presence * presence.share + weights.hours * hours.share,
    found: [...skills.flatMap((one) => one.found), ...presence.found, ...hours.found],
    missing,
  }
}

/** Orders fits: those that fit first, fewer things missing before more, then by score. */
export const byFit = (one: Fit, other: Fit): number =>
  Number(other.fits) - Number(one.fits) ||
  (one.fits ? 0 : one.missing.length - other.missing.length) ||
  other.score - one.score

/** Something a conflict of interest is about. */
export type Conflict = { readonly about: ConflictKind; readonly value: string }

/** Whether any conflict touches what a need concerns; crime areas that are wanted as a skill are among what it concerns. */
export const isConflicted = (conflicts: readonly Conflict[], need: Pick<Need, 'about' | 'wanted'>): boolean => {
  const { bureaus, countries, crimeAreas, threats } = need.about
  const areas = [...crimeAreas, ...need.wanted.flatMap(({ kind, code }) => (kind === 'crime-area' ? [code] : []))]
  const concerned: Readonly<Record<ConflictKind, readonly string[]>> = {
    bureau: bureaus,
    country: countries,
    'crime-area': areas,
    threat: threats,
  }
  return conflicts.some(({ about, value }) => concerned[about].includes(value))
}
