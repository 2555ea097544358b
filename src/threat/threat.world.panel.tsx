// The world at a glance: how many active threats of each level a region has, as a table that filters the list below.
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { Answered } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Region } from '../member/member.table.ts'
import { showThreatWorld } from './threat.operations.ts'
import { type ThreatLevel, threatLevels } from './threat.schema.ts'

export const World = ({
  onRegion,
  onCell,
}: {
  onRegion: (region: Region) => void
  onCell: (region: Region, level: ThreatLevel) => void
}): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const highestFirst = threatLevels.toReversed()
  return (
    <Answered of={useAnswer(showThreatWorld, {})} rows={4}>
      {({ regions }) => (
        <table className="threat-world" aria-label={words('threat.world')}>
          <thead>
            <tr>
              <th scope="col">
                <Words id="threat.region" />
              </th>
              {highestFirst.map((level) => (
                <th key={level} scope="col">
                  {codeWords('threat-level', level)}
                </th>
              ))}
              <th scope="col">{codeWords('threat-trend', 'rising')}</th>
              <th scope="col">
                <Words id="threat.overdue" />
              </th>
            </tr>
          </thead>
          <tbody>
            {regions.map(({ region, levels, rising, overdue }) => (
              <tr key={region}>
                <th scope="row">
                  <button type="button" onClick={() => onRegion(region)}>
                    {codeWords('region', region)}
                  </button>
                </th>
                {highestFirst.map((level) => {
                  const threats = levels.find((one) => one.level === level)?.threats ?? 0
                  const says = words('threat.cell', {
                    region: codeWords('region', region),
                    level: codeWords('threat-level', level),
                    count: threats,
                  })
                  return (
                    <td key={level}>
                      {threats === 0 ? (
                        <span className="quiet">0</span>
                      ) : (
                        <button type="button" onClick={() => onCell(region, level)}>
                          <span aria-hidden>{threats}</span>
                          <span className="spoken">{says}</span>
                        </button>
                      )}
                    </td>
                  )
                })}
                <td>{rising}</td>
                <td>{overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Answered>
  )
}
