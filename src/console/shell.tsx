// From the list of pages to what is on the screen: routes, duties, titles, and sign-in when nobody is there.
import { createRootRoute, createRoute, createRouter, Navigate, Outlet, RouterProvider } from '@tanstack/react-router'
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Frame } from './frame.tsx'
import { admitsTo, navigationOf } from './frame-navigation.tsx'
import { useAddress } from './go.tsx'
import { Guard } from './guard.tsx'
import type { Page } from './page.ts'
import { pages } from './pages.ts'
import { loadSession, sessionState, useSession } from './session.ts'
import { SessionLayer } from './session-layer.tsx'
import { useSignal } from './signal.ts'
import { EmptyYet, Loading, NoPermission, NotFound, Offline } from './states.tsx'
import { useWords, Words } from './words.tsx'

const SignIn = lazy(async () => ({ default: (await import('../officer/officer.page.tsx')).SignIn }))

const useTitle = (title: string): void => {
  const words = useWords()
  useEffect(() => {
    // The kind of page only: titles are seen in task bars and kept in histories.
    document.title = `${words(title)} · Liaison`
  }, [words, title])
}

const screenOf = (page: Page): ComponentType => {
  const Screen = lazy(async () => ({ default: await page.component() }))
  return () => {
    useTitle(page.title)
    return (
      <Suspense fallback={<Loading />}>
        <Screen />
      </Suspense>
    )
  }
}

/** Draws a page for someone signed in; without one of its duties it says which are missing and who gives them. */
const Admitted = ({ page, Screen }: { page: Page; Screen: ComponentType }) => {
  const { duties } = useSession()
  const address = useAddress()
  if (admitsTo(page, duties)) {
    return (
      <Guard key={address}>
        <Screen />
      </Guard>
    )
  }
  return (
    <>
      <h1 className="spoken">
        <Words id={page.title} />
      </h1>
      <NoPermission duties={typeof page.admits === 'string' ? [] : page.admits} />
    </>
  )
}

/** Lets the screen through once it is known who is there; signs in first otherwise, at the same address. */
const SignedIn = ({ children }: { children: ReactNode }) => {
  const state = useSignal(sessionState)
  if (state === 'asking') return <Loading />
  if (state === 'unreachable') return <Offline retry={() => void loadSession()} />
  if (state === 'none') {
    return (
      <Suspense fallback={<Loading />}>
        <SignIn />
      </Suspense>
    )
  }
  return children
}

const pathOf = (page: Page): string => page.path.replace(/:(\w+)/g, '$$$1')

/** Pages within the frame are children of one route, so that going from page to page leaves the frame as it is. */
const framedRoute = (page: Page) => {
  const Screen = screenOf(page)
  return createRoute({
    getParentRoute: () => framed,
    path: pathOf(page),
    component: () => <Admitted page={page} Screen={Screen} />,
  })
}

const bareRoute = (page: Page) => {
  const Screen = screenOf(page)
  return createRoute({
    getParentRoute: () => root,
    path: pathOf(page),
    component: () =>
      page.admits === 'anybody' ? (
        <Guard>
          <Screen />
        </Guard>
      ) : (
        <SignedIn>
          <Admitted page={page} Screen={Screen} />
          <SessionLayer />
        </SignedIn>
      ),
  })
}

/** `/`: the first page that the officer's duties open. */
const Home = () => {
  const { duties } = useSession()
  const first = navigationOf(duties)[0]
  if (first) return <Navigate to={first.path} replace />
  return (
    <>
      <h1 className="spoken">Liaison</h1>
      <EmptyYet>
        <Words id="page.none" />
      </EmptyYet>
    </>
  )
}

const Lost = () => (
  <SignedIn>
    <Frame>
      <h1 className="spoken">
        <Words id="page.lost" />
      </h1>
      <NotFound />
    </Frame>
  </SignedIn>
)

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost })
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: () => (
    <SignedIn>
      <Frame>
        <Outlet />
      </Frame>
    </SignedIn>
  ),
})
const home = createRoute({ getParentRoute: () => framed, path: '/', component: Home })

const router = createRouter({
  routeTree: root.addChildren([
    framed.addChildren([home, ...pages.filter((page) => page.frame === 'full').map(framedRoute)]),
    ...pages.filter((page) => page.frame === 'bare').map(bareRoute),
  ]),
  defaultPreload: false,
  scrollRestoration: false,
})

export const Shell = (): ReactNode => <RouterProvider router={router} />
