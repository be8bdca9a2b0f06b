import type { ReactNode } from 'react';
import { Select } from './select';

/** One choice of a filter bar, under its label. */
export function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-label font-medium text-soft">
      {label}
      <Select value={value} onChange={({ target }) => onChange(target.value)} className="min-h-12">
        {children}
      </Select>
    </label>
  );
}
