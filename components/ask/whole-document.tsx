'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { OpenedPassage } from '@/lib/contract/opened-passage';
import type { ErrorCode } from '@/lib/errors';
import { LateProse } from './late-prose';
import { PassageFacts } from './passage-facts';

type Loaded = { state: 'loading' } | { state: 'open'; passage: OpenedPassage } | { state: 'failed'; code: ErrorCode };

/** The whole document around a passage, opened at the passage. `passageId` undefined: closed. */
export function WholeDocument({ passageId, onClose }: { passageId: number | undefined; onClose: () => void }) {
  const t = useTranslations();
  const { loaded, retry } = useOpenedPassage(passageId);
  const title = loaded.state === 'open' ? loaded.passage.title : t(loaded.state === 'loading' ? 'common.loading' : 'sources.openFailed');
  return (
    <Dialog open={passageId !== undefined} onClose={onClose} title={title} closeLabel={t('common.close')} place="sheet">
      {loaded.state === 'loading' ? <Skeleton lines={8} label={t('common.loading')} /> : null}
      {loaded.state === 'failed' ? (
        <div className="flex flex-col items-start gap-4">
          <p>{t(`errors.${loaded.code}`)}</p>
          {loaded.code === 'not_found' ? null : <Button onClick={retry}>{t('common.retry')}</Button>}
        </div>
      ) : null}
      {loaded.state === 'open' ? <DocumentText passage={loaded.passage} /> : null}
    </Dialog>
  );
}

/** Reads the document when a passage is asked for; what was read for another passage is not shown. */
function useOpenedPassage(passageId: number | undefined): { loaded: Loaded; retry: () => void } {
  const { actions } = useFloor();
  const [attempt, setAttempt] = useState(0);
  const [last, setLast] = useState<{ key: string; loaded: Loaded } | undefined>();
  const key = `${passageId} ${attempt}`;

  useEffect(() => {
    if (passageId === undefined) return;
    let current = true;
    const show = (loaded: Loaded) => {
      if (current) setLast({ key, loaded });
    };
    actions.openPassage({ passageId }).then(
      (result) => show(result.ok ? { state: 'open', passage: result.passage } : { state: 'failed', code: result.code }),
      () => show({ state: 'failed', code: 'unexpected' }),
    );
    return () => {
      current = false;
    };
  }, [passageId, key, actions]);

  return { loaded: last?.key === key ? last.loaded : { state: 'loading' }, retry: () => setAttempt(attempt + 1) };
}

function DocumentText({ passage }: { passage: OpenedPassage }) {
  const t = useTranslations('sources');
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers return a promise here, which would be taken for the effect's clean-up.
    void mark.current?.scrollIntoView({ block: 'center' });
  }, [passage]);
  return (
    <>
      <div className="hairline-b mb-6 flex flex-wrap items-start justify-between gap-4 pb-5">
        <PassageFacts {...passage} />
        {passage.state === 'live' ? null : <Badge tone="caution">{t(passage.state)}</Badge>}
      </div>
      <div dir="auto" lang={passage.language} className="mx-auto max-w-2xl font-serif text-read">
        <LateProse text={passage.before} />
        <section ref={mark} aria-label={t('highlighted')} className="-mx-4 my-3 border-s-2 border-accent bg-mark px-4 py-3">
          <LateProse text={passage.passage} />
        </section>
        <LateProse text={passage.after} />
      </div>
    </>
  );
}
