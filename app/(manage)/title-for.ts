import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentReader } from '@/app/current-reader';
import { atLeast, type Role } from '@/lib/scope';

/** The title of a page that is there from this role on. To everybody else the page is not there, and the tab must not name it either. */
export async function titleFor(role: Role, namespace: 'budgets' | 'draft' | 'traces' | 'usage'): Promise<Metadata> {
  const reader = await currentReader();
  return reader && atLeast(reader.scope.role, role) ? { title: (await getTranslations(namespace))('title') } : {};
}
