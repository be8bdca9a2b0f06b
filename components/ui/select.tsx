import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';

/** A choice from a list that the tablet shows in its own way. */
export function Select({ className = '', ...rest }: ComponentPropsWithRef<'select'>) {
  return (
    <span className="relative grid">
      <select {...rest} className={`w-full appearance-none truncate rounded-control border border-edge bg-sheet ps-4 pe-11 text-body font-normal text-ink disabled:text-soft ${className}`} />
      <ChevronDown size={18} aria-hidden="true" className="pointer-events-none absolute end-4 self-center text-soft" />
    </span>
  );
}
