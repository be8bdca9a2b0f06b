import { Info } from 'lucide-react';
import type { ReactNode } from 'react';

/** A calm line under an answer: what the reader should know about it. */
export function AnswerNote({ icon, tone = 'soft', children }: { icon?: ReactNode; tone?: 'soft' | 'caution'; children: ReactNode }) {
  return (
    <p className={`flex items-start gap-2.5 text-label ${tone === 'caution' ? 'font-medium text-caution' : 'text-soft'}`}>
      <span aria-hidden="true" className="mt-0.5 shrink-0">
        {icon ?? <Info size={16} />}
      </span>
      <span>{children}</span>
    </p>
  );
}
