import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  /** Said under the input, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong, in one sentence; announced when it appears. */
  error?: string | undefined;
}

/** A labelled input on a line, as on a paper form. */
export function Field({ label, hint, error, id, className = '', ...rest }: FieldProps) {
  const made = useId();
  const inputId = id ?? made;
  const described = [hint ? `${inputId}-hint` : '', error ? `${inputId}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={inputId} className="text-label font-medium text-soft">
        {label}
      </label>
      <input
        {...rest}
        id={inputId}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className={`min-h-14 w-full rounded-control border bg-sheet px-4 text-body text-ink placeholder:text-soft ${error ? 'border-danger' : 'border-edge'}`}
      />
      {hint ? (
        <p id={`${inputId}-hint`} className="text-label text-soft">
          {hint}
        </p>
      ) : null}
      <p id={`${inputId}-error`} role="alert" className="text-label font-medium text-danger empty:hidden">
        {error}
      </p>
    </div>
  );
}
