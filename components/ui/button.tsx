import type { ButtonHTMLAttributes, ReactNode } from 'react';

const tones = {
  primary: 'bg-accent text-on-accent border-accent not-disabled:hover:opacity-90 disabled:bg-tint disabled:text-soft disabled:border-hairline min-h-14 px-6',
  quiet: 'bg-transparent text-ink border-edge hover:bg-tint disabled:opacity-50 min-h-12 px-5',
  plain: 'bg-transparent text-ink border-transparent hover:bg-tint disabled:opacity-50 min-h-12 px-4',
  danger: 'bg-transparent text-danger border-danger hover:bg-tint disabled:opacity-50 min-h-12 px-5',
} as const;

export type ButtonTone = keyof typeof tones;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: ButtonTone;
  /** Stands before the label; the label is always there. */
  icon?: ReactNode;
  /** Waiting for an answer: the button says so to assistive technology and takes no second press. */
  busy?: boolean;
}

/** A button with a word on it. Primary ones are 56 px high, the others 48. */
export function Button({ tone = 'quiet', icon, busy = false, className = '', children, disabled, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={`inline-flex items-center justify-center gap-2.5 rounded-control border text-body font-medium leading-tight transition-colors duration-150 ease-quiet disabled:cursor-default ${tones[tone]} ${className}`}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
