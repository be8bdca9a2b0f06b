/** A day of a filter bar. Takes effect when it is left, so that a day can be typed in peace. */
export function DayField({ label, day, onChange, above = false }: { label: string; day: string; onChange: (day: string) => void; above?: boolean }) {
  return (
    <label className={`flex gap-x-2 gap-y-1 text-label font-medium text-soft ${above ? 'min-w-0 flex-col' : 'items-center'}`}>
      {label}
      <input
        type="date"
        defaultValue={day}
        onBlur={({ target }) => {
          if (target.value !== '' && target.value !== day) onChange(target.value);
        }}
        className="min-h-12 min-w-0 rounded-control border border-edge bg-sheet px-3 text-body text-ink"
      />
    </label>
  );
}
