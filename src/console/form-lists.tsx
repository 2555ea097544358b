// Fields that take several of a kind: codes of a closed list, countries, bureaus.
import { MultiSelect } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { countries, countryName } from '../terms/country.ts'
import { type FieldProps, useField } from './form.tsx'
import { fold } from './fuzzy.ts'
import { useCodeWords, useLanguage, Words } from './words.tsx'

type Choice = { readonly value: string; readonly label: string }

const Several = ({
  data,
  value,
  onChange,
  most,
  ...field
}: FieldProps & {
  data: readonly Choice[]
  value: readonly string[]
  onChange: (value: string[]) => void
  most?: number
}) => (
  <MultiSelect
    {...useField(field)}
    data={[...data]}
    value={[...value]}
    onChange={onChange}
    searchable
    clearable
    hidePickedOptions
    {...(most ? { maxValues: most } : {})}
    limit={80}
    filter={({ options, search }) =>
      options.filter((option) => 'value' in option && fold(option.label).includes(fold(search.trim())))
    }
    nothingFoundMessage={<Words id="form.nothing-found" />}
  />
)

/** Several codes of a closed list, their names translated: `<CodesField list="crime-area" codes={crimeAreas} ... />`. */
export const CodesField = <T extends string>({
  list,
  codes,
  value,
  onChange,
  ...field
}: FieldProps & {
  /** Prefix of the words: `purpose` for `purpose.warn`. */
  list: string
  codes: readonly T[]
  value: readonly T[]
  onChange: (value: T[]) => void
}): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <Several
      {...field}
      data={codes.map((code) => ({ value: code, label: codeWords(list, code) }))}
      value={value}
      onChange={(next) => onChange(codes.filter((code) => next.includes(code)))}
    />
  )
}

/** Several countries, by name in the reader's language or by their three letters. */
export const CountriesField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: readonly string[]; onChange: (value: string[]) => void }): ReactNode => {
  const [language] = useLanguage()
  const data = useMemo(() => {
    const order = new Intl.Collator(language)
    return countries
      .map((code) => ({ value: code, name: countryName(code, language) }))
      .sort((one, other) => order.compare(one.name, other.name))
      .map(({ value: code, name }) => ({ value: code, label: `${code} · ${name}` }))
  }, [language])
  return <Several {...field} data={data} value={value} onChange={onChange} />
}
