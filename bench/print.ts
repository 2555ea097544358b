// How a figure is printed: a line of aligned text, or an object a line.

export type Measure = {
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly goal?: string
}

export const print = (measure: Measure, json: boolean, places = 2): void => {
  const value = Number(measure.value.toFixed(places))
  if (json) process.stdout.write(`${JSON.stringify({ ...measure, value, engine: 'liaison' })}\n`)
  else
    process.stdout.write(
      `${measure.measure.padEnd(44)} ${String(value).padStart(10)} ${measure.unit.padEnd(4)} ${measure.goal ?? ''}\n`,
    )
}
