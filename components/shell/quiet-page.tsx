import type { ReactNode } from 'react';

/** A page with one thing to say: what happened, and the way on. */
export function QuietPage({ title, children, action, below = false }: { title: string; children: ReactNode; action: ReactNode; /** Below a bar, which takes some of the height. */ below?: boolean }) {
  return (
    <main className={below ? 'px-6 pt-16 pb-10 sm:px-10' : 'flex min-h-dvh flex-col justify-end px-6 py-10 sm:px-16 sm:py-16'}>
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
