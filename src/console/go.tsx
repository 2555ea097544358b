// Going from page to page: links, addresses and their parameters, without every slice knowing the router.
import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Goes to an address of ours: `const go = useGo(); go('/hits/' + id)`. `replace` leaves no step back. */
export const useGo = (): ((address: string, options?: { replace?: boolean }) => void) => {
  const navigate = useNavigate()
  return (address, options) => void navigate({ href: address, replace: options?.replace ?? false })
}

/** Parameters of the present address by name: `const { id = '' } = useParameters()`. */
export const useParameters = (): Readonly<Record<string, string | undefined>> =>
  useParams({ strict: false }) as Readonly<Record<string, string | undefined>>

/** Path of the present address, without what follows `?`. */
export const useAddress = (): string => useRouterState({ select: (state) => state.location.pathname })

/** A link to another page of the console, told as the present one on its very address only: `<To address={`/hits/${id}`}>HIT-2026-000123</To>`. */
export const To = ({
  address,
  children,
  className,
  label,
}: {
  address: string
  children: ReactNode
  className?: string
  label?: string
}): ReactNode => (
  <Link
    to={address}
    activeOptions={{ exact: true, includeSearch: false }}
    {...(className ? { className } : {})}
    {...(label ? { 'aria-label': label } : {})}
  >
    {children}
  </Link>
)
