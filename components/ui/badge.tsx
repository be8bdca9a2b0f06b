import type { ReactNode } from 'react';

const tones = { neutral: 'border-edge text-soft', accent: 'border-accent text-accent', caution: 'border-caution text-caution', danger: 'border-danger text-danger' } as const;

/** A short fact about the thing beside it: "Manager", "Expired". Never a control. */
export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return <span className={`inline-flex items-center rounded-control border px-2 py-0.5 text-label font-medium ${tones[tone]}`}>{children}</span>;
}
