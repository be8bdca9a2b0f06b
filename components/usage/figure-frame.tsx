'use client';

import { Download, Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';

export interface FigureFrameProps {
  title: string;
  /** One sentence under the title: what is seen, or how it is counted. */
  note?: ReactNode;
  /** Where the table is to be had as a file; none where there is nothing to export. */
  exportHref?: string | undefined;
  /** The picture. Whoever does not see it has the table. */
  chart?: ReactNode;
  table: ReactNode;
  empty?: boolean;
}

/** One figure of the page: a title, a picture with the table behind it, and the way to the file. */
export function FigureFrame({ title, note, exportHref, chart, table, empty = false }: FigureFrameProps) {
  const t = useTranslations('usage');
  const [asTable, setAsTable] = useState(false);
  const section = useRef<HTMLElement>(null);
  // Below the chart's buttons there may be no room left to see what they did.
  useEffect(() => {
    if (asTable) section.current?.scrollIntoView({ block: 'nearest' });
  }, [asTable]);
  return (
    <section ref={section} className="min-w-0 scroll-mt-16 scroll-mb-6">
      <div className="mb-3 flex min-h-12 flex-wrap items-center justify-between gap-x-4">
        <h2 className="text-title">
          {title}
        </h2>
        <div className="-me-3 flex">
          {chart && !empty ? <IconButton icon={<Table2 size={18} />} label={t('asTable')} pressed={asTable} onClick={() => setAsTable((was) => !was)} /> : null}
          {exportHref && !empty ? (
            <a href={exportHref} download aria-label={t('exportNamed', { title })} className="inline-flex min-h-12 items-center gap-2 rounded-control px-3 text-label font-medium text-soft hover:bg-tint hover:text-ink">
              <Download size={18} aria-hidden="true" />
              {t('export')}
            </a>
          ) : null}
        </div>
      </div>
      {note ? <p className="mb-4 max-w-[44rem] text-body text-soft">{note}</p> : null}
      {empty ? <p className="hairline-t py-6 text-body text-soft">{t('nothing')}</p> : chart ? (
        <>
          <div hidden={asTable}>{chart}</div>
          {/* Its full width is kept, so that it has nothing to scroll while it is not seen. */}
          <div className={asTable ? '' : 'h-px overflow-hidden opacity-0'}>{table}</div>
        </>
      ) : (
        table
      )}
    </section>
  );
}
