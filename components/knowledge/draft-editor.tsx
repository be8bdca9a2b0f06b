'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { DraftInput } from '@/lib/contract/draft';
import type { ActionResult } from '@/lib/contract/floor-actions';
import type { ErrorCode } from '@/lib/errors';

export interface DraftEditorProps {
  draft: DraftInput;
  collections: readonly { id: number; name: string }[];
  /** Whether this sign-in is enough to publish. */
  mayPublish: boolean;
  save: (draft: DraftInput) => Promise<ActionResult>;
  publish: (draft: DraftInput) => Promise<ActionResult>;
}

type Shown = { kind: 'none' } | { kind: 'saved' } | { kind: 'published' } | { kind: 'failed'; code: ErrorCode };

/** Writes one document: its title, where it belongs, its text; keeps it, and puts it in force. */
export function DraftEditor({ draft: initial, collections, mayPublish, save, publish }: DraftEditorProps) {
  const t = useTranslations('draft');
  const [draft, setDraft] = useState(initial);
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const [busy, start] = useTransition();
  const change = (what: Partial<DraftInput>) => setDraft((before) => ({ ...before, ...what }));
  const run = (act: DraftEditorProps['save'], kind: 'saved' | 'published') =>
    start(async () => {
      const result = await act(draft);
      setShown(result.ok ? { kind } : { kind: 'failed', code: result.code });
    });
  const published = shown.kind === 'published';
  const empty = draft.title.trim() === '' || draft.body.trim() === '';
  return (
    <main className="mx-auto max-w-3xl px-6 pt-8 pb-24 sm:px-10">
      <h1 className="text-display font-[380]">{t('title')}</h1>
      <p className="mt-2 mb-8 text-body text-soft">{t('lead')}</p>
      <div className="flex flex-col gap-6">
        <Field label={t('name')} dir="auto" value={draft.title} maxLength={200} disabled={published} onChange={({ target }) => change({ title: target.value })} />
        <label className="flex flex-col gap-1.5 text-label font-medium text-soft">
          {t('collection')}
          <Select value={draft.collectionId} disabled={published} onChange={({ target }) => change({ collectionId: Number(target.value) })} className="min-h-14">
            {collections.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Select>
        </label>
        <BodyField body={draft.body} disabled={published} onChange={(body) => change({ body })} />
        <Ending shown={shown} />
        <div className="flex flex-wrap items-center gap-3">
          {published ? null : (
            <>
              {mayPublish ? <Button tone="primary" busy={busy} disabled={empty} onClick={() => run(publish, 'published')}>{t('publish')}</Button> : null}
              <Button busy={busy} disabled={draft.title.trim() === ''} onClick={() => run(save, 'saved')}>{t('save')}</Button>
            </>
          )}
          <a href="/usage" className="inline-flex min-h-12 items-center rounded-control px-4 font-medium hover:bg-tint">{t('back')}</a>
        </div>
        {mayPublish ? null : (
          <p className="text-body text-soft">
            {t('fullNeeded')}{' '}
            <a href="/sign-in/full" className="inline-flex min-h-12 items-center text-accent underline underline-offset-4">{t('fullLink')}</a>
          </p>
        )}
      </div>
    </main>
  );
}

function BodyField({ body, disabled, onChange }: { body: string; disabled: boolean; onChange: (body: string) => void }) {
  const t = useTranslations('draft');
  return (
    <label className="flex flex-col gap-1.5 text-label font-medium text-soft">
      {t('body')}
      <textarea value={body} rows={14} disabled={disabled} dir="auto" onChange={({ target }) => onChange(target.value)} className="rounded-control border border-edge bg-sheet px-4 py-3 text-body font-normal text-ink" />
      <span className="font-normal">{t('bodyHint')}</span>
    </label>
  );
}

function Ending({ shown }: { shown: Shown }) {
  const t = useTranslations('draft');
  const errors = useTranslations('errors');
  return (
    <p role="status" className={`text-body font-medium empty:hidden ${shown.kind === 'failed' ? 'text-danger' : 'text-accent'}`}>
      {shown.kind === 'failed' ? errors(shown.code) : shown.kind === 'none' ? '' : t(shown.kind)}
    </p>
  );
}
