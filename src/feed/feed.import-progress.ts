// What the terminal shows while a file is read: lines, rate, rejected, time left.

const number = (value: number): string => value.toLocaleString('en-US')

/** `3 min 05 s`, `2 h 10 min`; whole seconds. */
export const wordDuration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`
}

export type Seen = { readonly offset: number; readonly line: number; readonly refused: number }

export type Terminal = { readonly write: (text: string) => void; readonly isTerminal: boolean }

/**
 * Shows how far an import is: each second on a terminal, in one line that is written over; each ten seconds elsewhere. The time
 * left is by bytes, at the rate since it began this time.
 */
export const showProgress = (terminal: Terminal, size: number, began: Seen, milliseconds: () => number) => {
  const start = milliseconds()
  const each = terminal.isTerminal ? 1000 : 10_000
  let last = start
  const wordAt = ({ offset, line, refused }: Seen, now: number): string => {
    const seconds = Math.max(0.001, (now - start) / 1000)
    const bytes = offset - began.offset
    const left = bytes > 0 ? wordDuration(((size - offset) * seconds) / bytes) : '?'
    const share = size > 0 ? Math.floor((offset / size) * 100) : 100
    const rate = Math.round((line - began.line) / seconds)
    return `${share} %, ${number(line)} lines, ${number(rate)} a second, ${number(refused)} rejected, ${left} left`
  }
  return {
    report: (seen: Seen): void => {
      const now = milliseconds()
      if (now - last < each) return
      last = now
      terminal.write(terminal.isTerminal ? `\r\x1b[K${wordAt(seen, now)}` : `${wordAt(seen, now)}\n`)
    },
    /** Clears the line; answers how long it took, in seconds. */
    done: (): number => {
      if (terminal.isTerminal) terminal.write('\r\x1b[K')
      return (milliseconds() - start) / 1000
    },
  }
}
