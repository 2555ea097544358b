// How the organisation labels urgencies, paces reminders and begins test rounds: one row, absent while everything is default.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { defaultPace } from './message.reminder.ts'
import type { SettingEntry, SettingView } from './message.schema.ts'

/** The settings with their defaults filled in. */
export const readSetting = async ({ sql }: Pick<Context, 'sql'>): Promise<SettingView> => {
  const row = await sql.selectFrom('messageSetting').selectAll().executeTakeFirst()
  return {
    version: row?.version ?? 1,
    reminderMinutes: { ...defaultPace, ...row?.reminderMinutes },
    labels: { ...row?.labels },
    weeklyRounds: [...(row?.weeklyRounds ?? [])],
  }
}

/** Keeps new settings. Throws Failure conflict `message.setting-stale` for another version than the one given. */
export const saveSetting = async (context: Context, entry: SettingEntry): Promise<SettingView> => {
  const before = await readSetting(context)
  const values = {
    reminderMinutes: entry.reminderMinutes ?? before.reminderMinutes,
    labels: entry.labels ?? before.labels,
    weeklyRounds: [...new Set(entry.weeklyRounds ?? before.weeklyRounds)],
    version: before.version + 1,
    updatedAt: context.now,
  }
  const saved = await context.sql
    .insertInto('messageSetting')
    .values({ onlyOne: true, ...values })
    .onConflict((conflict) =>
      conflict.column('onlyOne').doUpdateSet(values).where('messageSetting.version', '=', entry.version),
    )
    .returning('version')
    .executeTakeFirst()
  if (!saved || entry.version !== before.version)
    throw new Failure('conflict', 'message.setting-stale', { values: { version: before.version } })
  return readSetting(context)
}
