// What was read: the lines of a machine readable zone, its fields, and each check digit with a sign and in words.
import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Mono } from '../console/mono.tsx'
import { Name } from '../console/name.tsx'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, Words } from '../console/words.tsx'
import { Country } from '../record/record.value.panel.tsx'
import type { MachineReadableZone, MrzCheckedField } from '../terms/mrz.ts'
import { isMrzFault, type MrzFault } from '../terms/mrz-lines.ts'
import { readVin, vinCheckDigit } from '../terms/vin.ts'
import './check.css'
import './check.reading.css'

type Digit = { readonly ok: boolean; readonly found: string; readonly expected: string }

/** A check digit: ✓ and the digit, or ✗ with what stands there and what would hold. */
const DigitSign = ({ of }: { of: Digit }) => (
  <span className="check-digit" data-ok={of.ok}>
    {of.ok ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
    {of.ok ? (
      <>
        <span className="spoken">
          <Words id="check.digit-ok" />
        </span>
        <Mono>{of.found}</Mono>
      </>
    ) : (
      <span>
        <Words
          id="check.digit-wrong"
          values={{ found: <Mono key="found">{of.found}</Mono>, expected: <Mono key="expected">{of.expected}</Mono> }}
        />
      </span>
    )}
  </span>
)

/** One line of the zone as printed, its check digits marked in place. */
const ZoneLine = ({ text, line, zone }: { text: string; line: number; zone: MachineReadableZone }) => {
  const marks = zone.checkDigits.filter((digit) => digit.line === line).sort((one, other) => one.column - other.column)
  const parts: ReactNode[] = []
  let at = 0
  for (const digit of marks) {
    parts.push(text.slice(at, digit.column - 1))
    parts.push(
      <b key={digit.column} data-ok={digit.ok}>
        {text.charAt(digit.column - 1)}
      </b>,
    )
    at = digit.column
  }
  return (
    <span className="zone-line">
      {parts}
      {text.slice(at)}
    </span>
  )
}

/** The lines alone; screen readers get the fields below instead of forty-four signs. */
export const ZoneLines = ({ zone }: { zone: MachineReadableZone }): ReactNode => (
  <bdi dir="ltr" className="zone-lines" data-width={zone.lines[0]?.length} aria-hidden="true">
    {zone.lines.map((text, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their place, two may be alike
      <ZoneLine key={index} text={text} line={index + 1} zone={zone} />
    ))}
  </bdi>
)

const Line = ({ label, children, digit }: { label: string; children: ReactNode; digit?: Digit | undefined }) => (
  <tr>
    <th scope="row">
      <Words id={label} />
    </th>
    <td>{children}</td>
    <td>{digit ? <DigitSign of={digit} /> : null}</td>
  </tr>
)

/** The zone split into its fields, with each check digit beside its field. */
export const ZoneReading = ({ of }: { of: MachineReadableZone | MrzFault }): ReactNode => {
  const [language] = useLanguage()
  const codeWords = useCodeWords()
  if (isMrzFault(of))
    return (
      <p className="check-unread">
        <Words id={`fault.mrz-${of.fault}`} values={{ line: of.line, column: of.column }} />
      </p>
    )
  const digitOf = (field: MrzCheckedField): Digit | undefined => of.checkDigits.find((digit) => digit.field === field)
  const date = (value: string | undefined) =>
    value === undefined ? <span className="quiet">—</span> : <bdi>{sayPartialDate(value, language)}</bdi>
  return (
    <div className="zone">
      <ZoneLines zone={of} />
      <table className="zone-fields">
        <caption className="spoken">
          <Words id="check.zone-fields" />
        </caption>
        <tbody>
          <Line label="check.field-type">
            {codeWords('document-type', of.type)} · <Country code={of.issuer} />
          </Line>
          <Line label="check.field-number" digit={digitOf('number')}>
            <Mono>{of.number}</Mono>
          </Line>
          <Line label="check.field-names">
            <Name of={of.names} />
            <span className="check-note">
              <Words id={of.namesMayBeCut ? 'check.names-cut' : 'check.names-unchecked'} />
            </span>
          </Line>
          <Line label="check.field-dateOfBirth" digit={digitOf('dateOfBirth')}>
            {date(of.dateOfBirth)}
            <span className="quiet"> · {codeWords('sex', of.sex)}</span>
            {of.nationality && of.nationality !== of.issuer ? (
              <>
                {' · '}
                <Country code={of.nationality} />
              </>
            ) : null}
          </Line>
          {digitOf('expiry') ? (
            <Line label="check.field-expiry" digit={digitOf('expiry')}>
              {date(of.expiry)}
            </Line>
          ) : null}
          {digitOf('optional') && of.optional[0] ? (
            <Line label="check.field-optional" digit={digitOf('optional')}>
              <Mono>{of.optional[0]}</Mono>
            </Line>
          ) : null}
          {digitOf('composite') ? (
            <Line label="check.field-composite" digit={digitOf('composite')}>
              <span className="quiet">
                <Words id="check.field-composite-over" />
              </span>
            </Line>
          ) : null}
        </tbody>
      </table>
      {of.doubts.length > 0 ? (
        <p className="check-unread">
          <Words
            id="check.doubts"
            values={{ fields: of.doubts.map((doubt) => codeWords('check', `field-${doubt.field}`)).join(', ') }}
          />
        </p>
      ) : null}
    </div>
  )
}

/** What a VIN says of itself; nothing where no check digit is used or it is still being typed. */
export const VinReading = ({ text }: { text: string }): ReactNode => {
  const read = readVin(text)
  if ('fault' in read) return null
  if (read.kind === 'chassis')
    return (
      <p className="form-understood">
        <Words id="check.chassis" values={{ count: read.vin.length }} />
      </p>
    )
  if (read.checkDigit === 'not-used')
    return (
      <p className="form-understood">
        <Words id="check.vin-unchecked" />
      </p>
    )
  const digit = { ok: read.checkDigit === 'ok', found: read.vin.charAt(8), expected: vinCheckDigit(read.vin) }
  return (
    <p className="form-understood">
      <Words id="check.field-vin" /> <DigitSign of={digit} />
    </p>
  )
}
