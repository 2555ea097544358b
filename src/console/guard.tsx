// Catches what a part of the page throws, so that the rest of the console stays usable.
import { Component, type ReactNode } from 'react'
import { Problem } from './problem.ts'
import { Failed } from './states.tsx'

/** A screen that threw: the rest of the frame stays usable, and going elsewhere clears it. */
export class Guard extends Component<{ children: ReactNode }, { failed: Problem | null }> {
  override state = { failed: null as Problem | null }
  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Problem ? error : new Problem({ status: 0, code: 'unreadable' }) }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return <Failed problem={this.state.failed} retry={() => this.setState({ failed: null })} />
  }
}
