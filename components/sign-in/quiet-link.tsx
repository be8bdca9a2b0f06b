import type { ReactNode } from 'react';

/** A way to another page, at least 48 px high; the whole page is loaded, so nothing of this one is kept. */
export function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-flex min-h-12 items-center text-accent underline decoration-1 underline-offset-4 hover:decoration-2">
      {children}
    </a>
  );
}
