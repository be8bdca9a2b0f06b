import type { ReactNode } from 'react';

/** A link that looks like the primary button: it leads somewhere instead of doing something. */
export function LinkButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-flex min-h-14 items-center rounded-control border border-accent bg-accent px-6 text-body leading-tight font-medium text-on-accent hover:opacity-90">
      {children}
    </a>
  );
}
