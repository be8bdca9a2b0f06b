import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: ReactNode;
  /** The word under or beside the icon. An icon never stands alone. */
  label: string;
  /** `stacked`: label under the icon, for rails and bars. `inline`: beside it, for rows of small actions. */
  arrangement?: 'stacked' | 'inline';
  pressed?: boolean;
}

/** An icon with its word: at least 48 px to touch. */
export function IconButton({ icon, label, arrangement = 'inline', pressed, className = '', type = 'button', ...rest }: IconButtonProps) {
  const shape = arrangement === 'stacked' ? 'flex-col gap-1 min-h-14 min-w-16 px-1.5 py-1.5' : 'gap-2 min-h-12 min-w-12 px-3';
  const state = pressed ? 'text-accent bg-mark' : 'text-soft hover:text-ink hover:bg-tint';
  return (
    <button
      {...rest}
      type={type}
      aria-pressed={pressed}
      className={`inline-flex items-center justify-center rounded-control text-label font-medium transition-colors duration-150 ease-quiet disabled:opacity-50 ${shape} ${state} ${className}`}
    >
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      <span className="leading-tight">{label}</span>
    </button>
  );
}
