/** Laws of material by generated cases: handling never weakens, nobody learns of what is hidden from them, a decision undone leaves no trace. */
import { fc, test } from '@fast-check/vitest'
