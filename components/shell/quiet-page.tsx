import type { ReactNode } from 'react';

/** A page with one thing to say: what happened, and the way on. */
export function QuietPage({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col justify-end px-6 py-10 sm:px-16 sm:py-16">
      <div className="max-w-2xl">
        <p aria-hidden="true" className="mb-6 font-serif text-title text-accent">
          Floorhand
        </p>
        <h1 className="text-display">{title}</h1>
        <p className="mt-4 max-w-[34rem] text-body text-soft">{children}</p>
        <div className="mt-10 flex flex-wrap gap-2">{action}</div>
      </div>
    </main>
  );
}
