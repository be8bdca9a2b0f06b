/** A thin line whose length is a share, 0 to 1. The figure beside it says the same in words. */
export function ShareBar({ part }: { part: number }) {
  return (
    <svg aria-hidden="true" className="mt-1.5 block h-1 w-full text-accent rtl:-scale-x-100" preserveAspectRatio="none" viewBox="0 0 100 1">
      <rect width="100" height="1" fill="var(--color-tint)" />
      <rect width={Math.max(0, Math.min(1, part)) * 100} height="1" fill="currentColor" />
    </svg>
  );
}
