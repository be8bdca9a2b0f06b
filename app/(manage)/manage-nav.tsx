'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** The way back to the floor, and from one room behind it to the next. */
export function ManageNav() {
  const usage = useTranslations('usage');
  const budgets = useTranslations('budgets');
  const traces = useTranslations('traces');
  const path = usePathname();
  const rooms = [{ href: '/usage', name: usage('title') }, { href: '/budgets', name: budgets('title') }, { href: '/traces', name: traces('title') }];
  const isIn = (href: string) => path === href || path.startsWith(`${href}/`);
  return (
    <header className="hairline-b">
      <nav aria-label={usage('manage')} className="mx-auto flex max-w-[80rem] flex-wrap items-center gap-x-1 px-6 py-2 sm:px-10">
        <Link href="/" className="-ms-3 me-auto inline-flex min-h-12 items-center gap-2.5 rounded-control px-3 font-medium hover:bg-tint">
          <ArrowLeft size={20} aria-hidden="true" className="rtl:-scale-x-100" />
          {usage('back')}
        </Link>
        {rooms.map(({ href, name }) => (
          <Link key={href} href={href} aria-current={isIn(href) ? 'page' : undefined} className={`inline-flex min-h-12 items-center rounded-control px-4 font-medium hover:bg-tint ${isIn(href) ? 'text-accent underline decoration-2 underline-offset-8' : 'text-soft'}`}>
            {name}
          </Link>
        ))}
      </nav>
    </header>
  );
}
