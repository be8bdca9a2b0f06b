import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

export interface DemoStoresProps {
  stores: readonly { storeId: number; name: string; city: string }[];
  /** Enrols this browser and goes on to the PIN. */
  choose: (form: FormData) => Promise<void>;
}

/** One press makes a newcomer's browser the tablet of a demo store. */
export function DemoStores({ stores, choose }: DemoStoresProps) {
  const t = useTranslations('signIn');
  return (
    <section aria-labelledby="demo-stores" className="flex w-full max-w-2xl flex-col gap-4">
      <div>
        <Badge tone="caution">{t('demo')}</Badge>
      </div>
      <h2 id="demo-stores" className="text-title">
        {t('demoTitle')}
      </h2>
      <p className="text-soft">{t('demoLead')}</p>
      <form action={choose} className="grid gap-2 sm:grid-cols-2">
        {stores.map(({ storeId, name, city }) => (
          <button
            key={storeId}
            type="submit"
            name="storeId"
            value={storeId}
            className="flex min-h-16 flex-col items-start justify-center rounded-control border border-edge px-5 py-2 text-start transition-colors duration-150 ease-quiet hover:bg-tint"
          >
            <span className="font-serif text-[1.1875rem] leading-snug">{name}</span>
            <span className="text-label text-soft">{city}</span>
          </button>
        ))}
      </form>
    </section>
  );
}
