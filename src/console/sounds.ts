// The sounds of the console, made of plain tones: nothing is fetched, and each means one thing. Silent until a click allowed it.

/**
 * `very-urgent`: two tones in turn. `urgent`: the same, once. `line-lost`: falling. `answer`: one soft rise. `notice`: one tone, for what
 * an officer wants to hear of beside these.
 */
export const soundNames = ['very-urgent', 'urgent', 'line-lost', 'answer', 'notice'] as const
export type SoundName = (typeof soundNames)[number]

/** Tones of a sound: frequency in Hz, start and length in seconds. */
const tones: Readonly<Record<SoundName, readonly (readonly [number, number, number])[]>> = {
  'very-urgent': [
    [880, 0, 0.16],
    [660, 0.2, 0.16],
    [880, 0.4, 0.16],
    [660, 0.6, 0.16],
  ],
  urgent: [
    [880, 0, 0.16],
    [660, 0.2, 0.16],
  ],
  'line-lost': [
    [520, 0, 0.22],
    [390, 0.24, 0.22],
    [260, 0.48, 0.34],
  ],
  answer: [
    [523, 0, 0.12],
    [784, 0.13, 0.2],
  ],
  notice: [[587, 0, 0.18]],
}

let audio: AudioContext | null = null

/**
 * Lets this page sound; must be called from a click or key, or the browser keeps it silent. Answers whether sounds can be
 * heard from now on.
 */
export const allowSounds = async (): Promise<boolean> => {
  try {
    audio ??= new AudioContext()
    await audio.resume()
    return audio.state === 'running'
  } catch {
    return false
  }
}

/** Plays a sound once, if sounds are allowed. Answers its length in milliseconds, 0 when it stayed silent. */
export const playSound = (name: SoundName): number => {
  if (audio?.state !== 'running') return 0
  const begin = audio.currentTime + 0.02
  let end = 0
  for (const [frequency, start, length] of tones[name]) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.type = 'triangle'
    tone.frequency.value = frequency
    // A tone that begins and ends at once clicks in headphones.
    volume.gain.setValueAtTime(0, begin + start)
    volume.gain.linearRampToValueAtTime(0.35, begin + start + 0.015)
    volume.gain.setValueAtTime(0.35, begin + start + length - 0.03)
    volume.gain.linearRampToValueAtTime(0, begin + start + length)
    tone.connect(volume).connect(audio.destination)
    tone.start(begin + start)
    tone.stop(begin + start + length)
    end = Math.max(end, start + length)
  }
  return end * 1000
}
