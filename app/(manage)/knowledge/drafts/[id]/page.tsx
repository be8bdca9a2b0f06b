import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { DraftEditor } from '@/components/knowledge/draft-editor';
import { findDraft } from '@/db/queries/drafts';
import { listReadableCollections } from '@/db/queries/readable-collections';
import { withScope } from '@/db/scoped';
import { publish, save } from '../actions';
import { titleFor } from '../../../title-for';

export function generateMetadata(): Promise<Metadata> {
  return titleFor('admin', 'draft');
}

/** Where an admin writes what staff asked in vain. What is no draft, or not theirs, is not there. */
export default async function DraftPage({ params }: { params: Promise<{ id: string }> }) {
  const reader = await currentReader();
  if (!reader) redirect('/sign-in');
  const { principal, scope } = reader;
  const id = Number((await params).id);
  if (scope.role !== 'admin' || !Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) notFound();
  const { draft, collections } = await withScope(services().db, scope, async (tx) => ({ draft: await findDraft(tx, id), collections: await listReadableCollections(tx, scope) }));
  if (draft?.state !== 'draft') notFound();
  return (
    <DraftEditor
      draft={{ id, title: draft.title, body: draft.body, collectionId: draft.collectionId }}
      collections={collections.map(({ id: collectionId, name }) => ({ id: collectionId, name }))}
      mayPublish={principal.via === 'full'}
      save={save}
      publish={publish}
    />
  );
}
