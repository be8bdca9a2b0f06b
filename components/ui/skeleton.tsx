const widths = ['w-11/12', 'w-full', 'w-4/5', 'w-2/3'] as const;

/** Lines of text that are not here yet. `label` tells assistive technology what is being waited for. */
export function Skeleton({ lines = 3, label, className = '' }: { lines?: number; label?: string; className?: string }) {
  return (
    <div className={`flex flex-col gap-3 ${className}`} role={label ? 'status' : undefined} aria-label={label} aria-hidden={label ? undefined : true}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={`h-3.5 animate-pulse rounded-full bg-tint ${widths[line % widths.length]}`} />
      ))}
    </div>
  );
}
