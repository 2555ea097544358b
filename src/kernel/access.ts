// Rules as data: one small value says who may, and three readers apply it: to a record, to SQL, to a class of the index.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from './actor.ts'

export type Scalar = string | number | boolean
export type Rule =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'all'; readonly rules: readonly Rule[] }
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'equals'; readonly field: string; readonly value: Scalar }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'contains'; readonly field: string; readonly value: string }
  | { readonly kind: 'overlaps'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'atMost'; readonly field: string; readonly value: number }
  | { readonly kind: 'cited'; readonly article: string; readonly rule: Rule }

type FieldOf<R, V> = { [K in keyof R]: R[K] extends V ? K : never }[keyof R] & string

export const yes: Rule = { kind: 'yes' }
export const no: Rule = { kind: 'no' }
export const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules })
export const any = (...rules: Rule[]): Rule => ({ kind: 'any', rules })
export const not = (rule: Rule): Rule => ({ kind: 'not', rule })
/** Names the article or clause behind a rule, so that "explain access" can print the path. */
export const cited = (article: string, rule: Rule): Rule => ({ kind: 'cited', article, rule })
/** A condition on the actor alone is decided when the rule is made. */
export const when = (condition: boolean): Rule => (condition ? yes : no)

/**
 * Comparisons on columns of one row. Only columns that are NOT NULL may be named: with nulls the readers would differ
 * (SQL has three truth values, memory has two).
 */
export const rulesOn = <R>() => ({
  equals: <F extends FieldOf<R, Scalar>>(field: F, value: R[F] & Scalar): Rule => ({ kind: 'equals', field, value }),
  in: (field: FieldOf<R, string>, values: readonly string[]): Rule => ({ kind: 'in', field, values }),
  contains: (field: FieldOf<R, readonly string[]>, value: string): Rule => ({ kind: 'contains', field, value }),
  overlaps: (field: FieldOf<R, readonly string[]>, values: readonly string[]): Rule => ({
    kind: 'overlaps',
    field,
    values,
  }),
  atMost: (field: FieldOf<R, number>, value: number): Rule => ({ kind: 'atMost', field, value }),
})

const listAt = (record: Record<string, unknown>, field: string): readonly unknown[] => {
  const value = record[field]
  return Array.isArray(value) ? value : []
}

/** First reader: does the rule hold for this record? A field that is absent never equals, contains or stays below. */
export const allows = (rule: Rule, record: object): boolean => {
  const row = record as Record<string, unknown>
  switch (rule.kind) {
    case 'yes':
      return true
    case 'no':
      return false
    // Without a function made for each rule and row: a list asks six rules of each of its rows.
    case 'all':
      for (const part of rule.rules) if (!allows(part, record)) return false
      return true
    case 'any':
      for (const part of rule.rules) if (allows(part, record)) return true
      return false
    case 'not':
      return !allows(rule.rule, record)
    case 'equals':
      return row[rule.field] === rule.value
    case 'in':
      return rule.values.includes(row[rule.field] as string)
    case 'contains':
      return listAt(row, rule.field).includes(rule.value)
    case 'overlaps':
      return listAt(row, rule.field).some((value) => rule.values.includes(value as string))
    case 'atMost':
      return typeof row[rule.field] === 'number' && (row[rule.field] as number) <= rule.value
    case 'cited':
      return allows(rule.rule, record)
  }
}

/** Second reader: the rule as a SQL condition on columns of the same names, optionally of table `alias`. */
export const toSql = (rule: Rule, alias = ''): RawBuilder<boolean> => {
  const column = (field: string) => sql.ref(alias ? `${alias}.${field}` : field)
  const joined = (rules: readonly Rule[], word: 'and' | 'or') =>
    sql<boolean>`(${sql.join(
      rules.map((part) => toSql(part, alias)),
      word === 'and' ? sql` and ` : sql` or `,
    )})`
  switch (rule.kind) {
    case 'yes':
      return sql<boolean>`true`
    case 'no':
      return sql<boolean>`false`
    case 'all':
      return rule.rules.length === 0 ? sql<boolean>`true` : joined(rule.rules, 'and')
    case 'any':
      return rule.rules.length === 0 ? sql<boolean>`false` : joined(rule.rules, 'or')
    case 'not':
      return sql<boolean>`(not ${toSql(rule.rule, alias)})`
    case 'equals':
      return sql<boolean>`${column(rule.field)} = ${rule.value}`
    case 'in':
      return sql<boolean>`${column(rule.field)} = any(${[...rule.values]}::text[])`
    case 'contains':
      return sql<boolean>`${rule.value}::text = any(${column(rule.field)})`
    case 'overlaps':
      return sql<boolean>`${column(rule.field)} && ${[...rule.values]}::text[]`
    case 'atMost':
      return sql<boolean>`${column(rule.field)} <= ${rule.value}`
    case 'cited':
      return toSql(rule.rule, alias)
  }
}

export type Verdict = 'yes' | 'no' | 'maybe'

/**
 * Third reader: the rule as a filter on a class of the index, that is, on the interned tuple of some of the columns. What
 * the tuple does not hold is `maybe`: the store settles it. `no` is only said when no record of the class could pass.
 */
export const toFilter = (rule: Rule, columns: readonly string[]): ((tuple: object) => Verdict) => {
  const known = new Set(columns)
  const judge = (part: Rule, tuple: object): Verdict => {
    switch (part.kind) {
      case 'yes':
        return 'yes'
      case 'no':
        return 'no'
      case 'cited':
        return judge(part.rule, tuple)
      case 'not': {
        const verdict = judge(part.rule, tuple)
        return verdict === 'maybe' ? 'maybe' : verdict === 'yes' ? 'no' : 'yes'
      }
      case 'all':
      case 'any': {
        const decisive = part.kind === 'all' ? 'no' : 'yes'
        const verdicts = part.rules.map((inner) => judge(inner, tuple))
        if (verdicts.includes(decisive)) return decisive
        return verdicts.includes('maybe') ? 'maybe' : decisive === 'no' ? 'yes' : 'no'
      }
      default:
        if (!known.has(part.field)) return 'maybe'
        return allows(part, tuple) ? 'yes' : 'no'
    }
  }
  return (tuple) => judge(rule, tuple)
}

/** Columns a rule compares; the index interns those that every read rule of its records names. */
export const columnsOf = (rule: Rule): string[] => {
  switch (rule.kind) {
    case 'yes':
    case 'no':
      return []
    case 'all':
    case 'any':
      return [...new Set(rule.rules.flatMap(columnsOf))]
    case 'not':
    case 'cited':
      return columnsOf(rule.rule)
    default:
      return [rule.field]
  }
}

export type Reason = { readonly holds: boolean; readonly says: string; readonly because: readonly Reason[] }

/** The path of a decision, for "explain access": each part with whether it held and the article behind it. */
export const explain = (rule: Rule, record: object): Reason => {
  const holds = allows(rule, record)
  switch (rule.kind) {
    case 'cited': {
      const inner = explain(rule.rule, record)
      return { holds, says: rule.article, because: [inner] }
    }
    case 'all':
    case 'any':
      return { holds, says: rule.kind, because: rule.rules.map((part) => explain(part, record)) }
    case 'not':
      return { holds, says: 'not', because: [explain(rule.rule, record)] }
    case 'yes':
    case 'no':
      return { holds, says: rule.kind, because: [] }
    case 'equals':
    case 'contains':
    case 'atMost':
      return { holds, says: `${rule.field} ${rule.kind} ${String(rule.value)}`, because: [] }
    case 'in':
    case 'overlaps':
      return { holds, says: `${rule.field} ${rule.kind} ${rule.values.join(', ')}`, because: [] }
  }
}

/** One table: action -> rule for an actor. An action that is not in the table is refused: no rule means no. */
export type Policy<A extends string = string> = Readonly<Record<A, (actor: Actor) => Rule>>

/** The actions of the policy that this actor may do on this record; goes out with it, so pages show buttons that work. */
export const permitted = <A extends string>(policy: Policy<A>, actor: Actor, record: object): A[] =>
  (Object.keys(policy) as A[]).filter((action) => allows(policy[action](actor), record))
