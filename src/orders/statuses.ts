import type { StatusClass } from '../calls/orders.ts';
import { lazily } from '../core/lazily.ts';
import { cleanText, foldHeader } from '../core/text.ts';

const words: Readonly<Record<StatusClass, string>> = {
  paid:
    'paid|partially paid|completed|complete|processing|processed|shipped|partially shipped|delivered|success|successful|succeeded|captured|settled|fulfilled|partially fulfilled|closed|done|sent|in transit|approved|' +
    'payment|charge|sale|ok|yes|true|finished|confirmed|active|accepted|ready|ready to ship|awaiting fulfillment|awaiting shipment|awaiting pickup|preparing|invoiced|bezahlt|abgeschlossen|versendet|versandt|geliefert|payé|terminée|expédiée|livrée|' +
    'pagado|completado|enviado|entregado|tamamlandı|ödendi|kargolandı|teslim edildi|unshipped|pending pickup|' +
    'in bearbeitung|fertiggestellt|en cours|procesando|in lavorazione|completato|in behandeling|verwerken|afgerond|processando|concluído|hazırlanıyor|işleniyor|مكتمل|قيد التنفيذ|' +
    'پرداخت شده|تکمیل شده|تکمیل|انجام شده|در حال انجام|در حال پردازش|پردازش شده|ارسال شده|تحویل شده|تحویل داده شده|تحویل پست|رضایت مشتری|موفق|تایید شده|تایید|' +
    'تسویه شده|تسویه|آماده ارسال|آماده سازی|بسته بندی شده|تحویل به پست|در حال آماده سازی|در حال ارسال|نهایی شده|نهایی|بسته شده|پرداخت موفق|پست شده|فروش',
  partial:
    'partially refunded|partial refund|partly refunded|استرداد جزئی|جزئی بازپرداخت شده|بازپرداخت جزئی|مرجوعی جزئی|تا حدی بازپرداخت شده|بخشی مرجوع',
  refunded:
    'refunded|refund|fully refunded|returned|return|reversed|chargeback|charged back|erstattet|rückerstattet|remboursée|reembolsado|rimborsato|terugbetaald|iade edildi|مسترد|' +
    'مسترد شده|مرجوعی|مرجوع شده|مرجوع|بازپرداخت شده|بازپرداخت|استرداد|استرداد شده|برگشت خورده|برگشتی|عودت|عودت داده شده|برگشت شده|برگشت داده شده',
  cancelled:
    'cancelled|canceled|cancel|voided|void|failed|failure|declined|denied|rejected|expired|deleted|trash|abandoned|storniert|abgebrochen|fehlgeschlagen|annulée|échouée|cancelado|fallido|annullato|fallito|geannuleerd|mislukt|malsucedido|iptal edildi|iptal|başarısız|ملغي|فشل|cancellation|payment failed|undeliverable|' +
    'لغو شده|لغو|کنسل|کنسل شده|ناموفق|ابطال شده|ابطال|باطل شده|باطل|حذف شده|رد شده|انصراف|انصراف مشتری|منقضی شده|ناتمام|پرداخت ناموفق|عدم پرداخت',
  open:
    'pending|on hold|onhold|pending payment|awaiting payment|authorized|draft|checkout draft|unpaid|not paid|open|new|created|incomplete|partially authorized|requires payment method|uncaptured|due|overdue|quote|pending review|' +
    'payment pending|manual verification required|disputed|verification required|ausstehend|zahlung ausstehend|in wartestellung|wartend|offen|en attente|attente paiement|pendiente|pendiente de pago|en espera|in attesa|wachtend op betaling|in de wacht|pagamento pendente|aguardando|beklemede|ödeme bekleniyor|' +
    'در انتظار پرداخت|در انتظار بررسی|در انتظار|معلق|در انتظار تایید|پرداخت نشده|پیش نویس|جدید|باز|در دست بررسی|در انتظار تسویه|مجاز|پیش فاکتور|تسویه نشده',
  test: 'test|تست|آزمایشی|تستی',
};

/** How each known status counts, by its folded spelling. */
const known = lazily(
  (): ReadonlyMap<string, StatusClass> =>
    new Map(
      (Object.keys(words) as StatusClass[]).flatMap((statusClass) =>
        words[statusClass].split('|').map((word) => [foldHeader(word), statusClass] as const),
      ),
    ),
);

/** What a status is saved and matched by: `wc-completed`, `Completed` and `تکمیل‌شده` lose their dress. */
export function foldStatus(text: string): string {
  return foldHeader(cleanText(text)).replace(/^wc /, '');
}

/** How a status counts, or null for one that nobody has explained yet. */
export function classifyStatus(text: string): StatusClass | null {
  // «تحویل داده شد» is «تحویل داده شده», and who canceled does not matter.
  const folded = foldStatus(text)
    .replace(/ (by|توسط) .*$/, '')
    .replace(/ شد$/, ' شده');
  return known().get(folded) ?? joined().get(folded.replace(/ /g, '')) ?? null;
}

/** «پرداخت‌شده» typed with a half-space folds to «پرداختشده». */
const joined = lazily(
  (): ReadonlyMap<string, StatusClass> =>
    new Map([...known()].map(([word, statusClass]) => [word.replace(/ /g, ''), statusClass])),
);

/** Words that make a row a refund of its own, beside the row of the order. */
const refundRow = lazily(
  () =>
    new Set(
      [
        'refund',
        'credit note',
        'return',
        'استرداد وجه',
        'برگشت وجه',
        'بازگشت وجه',
        'بازپرداخت',
        'استرداد',
      ].map(foldHeader),
    ),
);

export function isRefundRow(text: string): boolean {
  return refundRow().has(foldStatus(text));
}

/** Columns that say whether the money came in, beside one that says how far the order is. */
const paymentHeaders = lazily(
  () =>
    new Set(
      [
        'payment status',
        'financial status',
        'order financial status',
        'transaction status',
        'وضعیت پرداخت',
        'وضعیت تراکنش',
      ].map(foldHeader),
    ),
);

export function isPaymentHeader(folded: string): boolean {
  return paymentHeaders().has(folded);
}
