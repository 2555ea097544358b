// The small chart of a record's links: the record in the middle, up to twelve neighbours, said again by the list beside it.
import type { ReactNode } from 'react'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { databaseIcons } from '../record/record.head.panel.tsx'
import type { DatabaseName } from '../record/record.schema.ts'
import { directionOf } from '../terms/language.ts'
import './link.css'
import { chart, layOut, mostCharted, shorten } from './link.layout.panel.ts'

export type Neighbour = {
  readonly key: string
  readonly database: DatabaseName
  readonly title: string
  /** What the two are to each other, in words. */
  readonly relation: string
  /** Equal numbers were found; nobody has stated that the two belong together. */
  readonly isFound: boolean
  readonly isSuspended: boolean
}

/** `lit`: key of the neighbour whose line in the list has the focus or the pointer. */
export const LinkChart = ({
  database,
  neighbours,
  lit,
}: {
  database: DatabaseName
  neighbours: readonly Neighbour[]
  lit: string | null
}): ReactNode => {
  const words = useWords()
  const [language] = useLanguage()
  const mirrored = directionOf(language) === 'rtl'
  const { height, middle, placed } = layOut(neighbours, mirrored)
  const Own = databaseIcons[database]
  const centre = { x: middle.x + chart.middle.width / 2, y: middle.y + chart.middle.height / 2 }
  return (
    <figure className="link-chart no-print">
      <svg
        viewBox={`-2 -2 ${chart.width + 4} ${height + 4}`}
        role="img"
        aria-label={words('link.chart', { count: placed.length })}
      >
        {placed.map(({ of, from, to }) => (
          <line
            key={of.key}
            className="link-line"
            data-found={of.isFound || undefined}
            data-lit={of.key === lit || undefined}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
          />
        ))}
        <rect className="link-own" {...middle} {...chart.middle} rx={4} />
        <Own size={18} x={centre.x - 9} y={centre.y - 18} />
        <text className="link-relation" x={centre.x} y={centre.y + 16} textAnchor="middle">
          {words('link.this-record')}
        </text>
        {placed.map(({ of, box }) => {
          const Sign = databaseIcons[of.database]
          const start = mirrored ? box.x + chart.box.width - 8 : box.x + 8
          const text = mirrored ? start - 22 : start + 22
          return (
            <g key={of.key} data-lit={of.key === lit || undefined}>
              <rect
                className="link-box"
                data-found={of.isFound || undefined}
                x={box.x}
                y={box.y}
                {...chart.box}
                rx={4}
              />
              <Sign size={16} x={mirrored ? start - 16 : start} y={box.y + 14} />
              <text className="link-title" x={text} y={box.y + 19} data-struck={of.isSuspended || undefined}>
                {shorten(of.title, 26)}
              </text>
              <text className="link-relation" x={text} y={box.y + 35}>
                {shorten(of.relation, 30)}
              </text>
              <title>{`${of.title} · ${of.relation}`}</title>
            </g>
          )
        })}
      </svg>
      <figcaption className="quiet small">
        <span className="link-key">
          <svg viewBox="0 0 28 8" aria-hidden="true">
            <line className="link-line" x1={0} y1={4} x2={28} y2={4} />
          </svg>{' '}
          <Words id="link.stated" />
        </span>{' '}
        <span className="link-key">
          <svg viewBox="0 0 28 8" aria-hidden="true">
            <line className="link-line" data-found x1={0} y1={4} x2={28} y2={4} />
          </svg>{' '}
          <Words id="link.found" />
        </span>
        {neighbours.length > mostCharted ? (
          <>
            {' '}
            <Words id="link.chart-more" values={{ count: neighbours.length - mostCharted }} />
          </>
        ) : null}
      </figcaption>
    </figure>
  )
}
