// When a screen heard of each alarm, and whether it still sounds for it: twenty seconds for each level an alarm reaches; pure.

type Alarm = { readonly item: string; readonly since: string; readonly level: number }

/** How long one alarm sounds at one screen, milliseconds. */
export const soundsFor = 20_000

/** An alarm at one level: going on to the next level it sounds once more. */
export const keyOfAlarm = ({ item, since, level }: Alarm): string => `${item} ${since} ${level}`

/** When each alarm was heard of first (milliseconds); those that are over are forgotten. The same map when nothing changed. */
export const firstHeard = (
  heard: ReadonlyMap<string, number>,
  alarms: readonly Alarm[],
  now: number,
): ReadonlyMap<string, number> => {
  const keys = alarms.map(keyOfAlarm)
  if (keys.length === heard.size && keys.every((key) => heard.has(key))) return heard
  return new Map(keys.map((key) => [key, heard.get(key) ?? now]))
}

/** Whether one of the alarms was heard of so lately that the screen sounds. */
export const isSounding = (heard: ReadonlyMap<string, number>, alarms: readonly Alarm[], now: number): boolean =>
  alarms.some((alarm) => now - (heard.get(keyOfAlarm(alarm)) ?? Number.NEGATIVE_INFINITY) < soundsFor)

/** How many lines arrived since then (an instant), and how many of them are very urgent. */
export const caughtUp = (
  lines: readonly { readonly arrivedAt: string; readonly urgency: string }[],
  since: string,
): { readonly count: number; readonly veryUrgent: number } => {
  const fresh = lines.filter(({ arrivedAt }) => arrivedAt >= since)
  return { count: fresh.length, veryUrgent: fresh.filter(({ urgency }) => urgency === 'very-urgent').length }
}
