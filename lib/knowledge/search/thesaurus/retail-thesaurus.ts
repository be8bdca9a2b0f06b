import { accountsAndWebsite } from './accounts-and-website';
import { days } from './days';
import { everydayWords } from './everyday-words';
import { inOtherWords } from './in-other-words';
import { ordersAndDelivery } from './orders-and-delivery';
import { paymentsAndPricing } from './payments-and-pricing';
import { privacyAndData } from './privacy-and-data';
import { promotionsAndLoyalty } from './promotions-and-loyalty';
import { returnsAndRefunds } from './returns-and-refunds';
import { safetyAndSecurity } from './safety-and-security';
import { serviceDesk } from './service-desk';
import { shopFloor } from './shop-floor';
import { shopTalk } from './shop-talk';
import { spokenPhrases } from './spoken-phrases';
import { staffAndConduct } from './staff-and-conduct';
import { stockAndProducts } from './stock-and-products';

/** The English retail thesaurus: every theme, and whether its groups name topics or are everyday words. */
export const retailThesaurus = [
  { lines: accountsAndWebsite, isTopic: true },
  { lines: days, isTopic: false },
  { lines: everydayWords, isTopic: false },
  { lines: inOtherWords, isTopic: true },
  { lines: ordersAndDelivery, isTopic: true },
  { lines: paymentsAndPricing, isTopic: true },
  { lines: privacyAndData, isTopic: true },
  { lines: promotionsAndLoyalty, isTopic: true },
  { lines: returnsAndRefunds, isTopic: true },
  { lines: safetyAndSecurity, isTopic: true },
  { lines: serviceDesk, isTopic: true },
  { lines: shopFloor, isTopic: true },
  { lines: shopTalk, isTopic: true },
  { lines: spokenPhrases, isTopic: true },
  { lines: staffAndConduct, isTopic: true },
  { lines: stockAndProducts, isTopic: true },
] as const;
