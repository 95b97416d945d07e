import type { OrderField } from '../calls/orders.ts';
import type { Words } from '../core/language.ts';
import { lazily } from '../core/lazily.ts';
import { foldHeader } from '../core/text.ts';

/** What the mapper knows of one field of an order. */
export interface FieldDefinition {
  readonly label: Words;
  /** Folded headers; those of an earlier list win over those of a later one. */
  readonly tiers: readonly (readonly string[])[];
  /** A header with one of these words is something else, unless it is spelled out in a tier. */
  readonly not: ReadonlySet<string>;
  /** What its cells must look like. */
  readonly content: 'day' | 'amount' | 'number' | 'email' | 'phone' | 'id' | 'text';
}

/** `tiers` are headers parted by strokes, with `order (id|number)` for two of them; `not` are words parted by spaces. */
function field(
  label: Words,
  content: FieldDefinition['content'],
  tiers: readonly string[],
  not = '',
): FieldDefinition {
  const foldedTiers = lazily(() => tiers.map((tier) => spelledOut(tier).map(foldHeader)));
  const foldedNot = lazily(() => new Set(not.split(' ').filter(Boolean).map(foldHeader)));
  return {
    label,
    content,
    get tiers() {
      return foldedTiers();
    },
    get not() {
      return foldedNot();
    },
  };
}

/** `a|b (c|d)` as a, b c, b d. */
function spelledOut(tier: string): string[] {
  return (tier.match(/(?:[^|(]|\([^)]*\))+/g) ?? []).flatMap((piece) => {
    const [before, inner, after] = piece.split(/[()]/);
    return inner === undefined ? [piece] : inner.split('|').map((word) => `${before}${word}${after}`);
  });
}

const neverWho =
  'type note notes reference count group company segment since status total orders lifetime نوع یادداشت گروه شرکت تعداد وضعیت';
const neverWhen =
  'paid fulfilled cancelled canceled delivery delivered due payment birth ship shipped shipping updated modified refund refunded closed commitment expiry expires last first next signup registered joined پرداخت ارسال تحویل تولد لغو مرجوعی بروزرسانی ویرایش انقضا عضویت';
const neverTotal =
  'subtotal sub tax taxes vat shipping discount refunded refund items products fee fees quantity count balance outstanding due line unit points cost تخفیف ارسال مالیات معوق مانده تعداد مرجوعی استرداد کارمزد واحد امتیاز سود';

/** Every field of an order: what people and shops call its column. Sources: the exports named in `formats/`. */
export const fields: Readonly<Record<OrderField, FieldDefinition>> = {
  order_id: field(
    { en: 'Order number', fa: 'شمارهٔ سفارش' },
    'id',
    [
      'order (id|number|no|code|reference|ref|key)|orderid|ordernumber|order|invoice|invoiceno|' +
        'invoice (no|number|id)|receipt (number|no|id)|number|bestellnummer|bestell nr|auftragsnummer|' +
        'numéro de commande|número de pedido|sipariş no|(شماره|کد|شناسه|کد رهگیری) سفارش|' +
        '(شماره|کد|شناسه|شماره پیش) فاکتور|فاکتور|سفارش|سفارش number|شماره سند',
      'transaction (id|number)|transactionid|reference|purchase id|sale id|basket id|check number|' +
        'شماره تراکنش|(کد|شماره) پیگیری|شماره',
      'id|شناسه|کد',
    ],
    'item line product customer status date total amount count transaction payment tracking پستی مرسوله مشتری محصول وضعیت تاریخ مبلغ',
  ),
  customer_id: field(
    { en: 'Customer', fa: 'مشتری' },
    'id',
    [
      'customer (id|number|no|code|user id)|customerid|(client|buyer|member|user|contact|kunden) id|' +
        'userid|membership number|kundennummer|kunden nr|id client|müşteri no|شناسه (مشتری|کاربر|خریدار)|' +
        'کد (مشتری|اشتراک|کاربر|عضویت|خریدار|ملی)|شماره (مشتری|اشتراک|عضویت)',
      'customer user|username|user|member|cust id|cust|نام کاربری|کاربر|عضو',
    ],
    neverWho,
  ),
  email: field(
    { en: 'E-mail', fa: 'ایمیل' },
    'email',
    [
      'email|e mail|mail|(email|e mail|billing email) address|' +
        '(customer|billing|buyer|contact|user|client) email|customer e mail|email billing|kundenemail|' +
        'e mail adresse|correo|correo electrónico|eposta|e posta|ایمیل|ایمیل (خریدار|مشتری)|' +
        'پست الکترونیک|پست الکترونیکی|رایانامه|(آدرس|نشانی) ایمیل',
      '(paypal|shipping|recipient) email',
    ],
    'accepts marketing opt consent flag sent subscribed status رضایت عضو وضعیت',
  ),
  phone: field(
    { en: 'Mobile', fa: 'موبایل' },
    'phone',
    [
      'mobile|phone|(phone|mobile|customer phone|buyer phone|contact) number|' +
        '(mobile|cell|billing|customer|buyer|contact) phone|cell|cellphone|telephone|tel|phone billing|' +
        'customer mobile|recipient mobile|telefon|handy|téléphone|teléfono|gsm|whatsapp|موبایل|' +
        'تلفن (همراه|مشتری|خریدار|تماس)|شماره (همراه|موبایل|تماس|تلفن|تلفن همراه|تماس مشتری)|همراه|' +
        'موبایل (خریدار|مشتری)|تلفن',
      '(shipping|ship|recipient) phone|ship phone number|phone shipping|(موبایل|تلفن|شماره) گیرنده|' +
        'تلفن ثابت',
    ],
    'store carrier staff shop support accepts فروشگاه پشتیبانی فروشنده',
  ),
  name: field(
    { en: 'Name', fa: 'نام' },
    'text',
    [
      '(customer|bill to|customer full|full|buyer|client|billing|buyer full|contact) name|bill to|' +
        'fullname|customer|buyer|client|kunde|kundenname|nom|nombre|müşteri|' +
        'نام (مشتری|خریدار|و نام خانوادگی|نام خانوادگی|کامل|و فامیل|و نام خانوادگی مشتری|خریدار یا مشتری|طرف حساب)|' +
        'مشتری|خریدار|طرف حساب',
      'name|(ship to|recipient|shipping|ship) name|ship to|card holder|نام گیرنده|گیرنده',
    ],
    `item product lineitem line order user file coupon category method staff store company محصول کالا کاربری شرکت فروشگاه ${neverWho}`,
  ),
  first_name: field(
    { en: 'First name', fa: 'نام کوچک' },
    'text',
    [
      '(first|billing first|customer first|given) name|firstname|first name billing|vorname|prénom|نام|' +
        'نام کوچک',
      'first name shipping|shipping first name',
    ],
    neverWho,
  ),
  last_name: field(
    { en: 'Last name', fa: 'نام خانوادگی' },
    'text',
    [
      '(last|billing last|customer last|family) name|lastname|surname|last name billing|nachname|' +
        'نام خانوادگی|فامیل|فامیلی|نام فامیل',
      'last name shipping|shipping last name',
    ],
    neverWho,
  ),
  date: field(
    { en: 'Order day', fa: 'روز سفارش' },
    'day',
    [
      'order (date|placed at|purchase timestamp|created at|created|placed|time|timestamp|datetime|date time|day)|' +
        'ordered|purchased|(purchased|bought) on|date (added|ordered|of order|of purchase)|orderdate|ordered at|ordered on|' +
        '(purchase|sale|sales|invoice|transaction) date|purchased at|purchase time|invoicedate|' +
        'bestelldatum|تاریخ (سفارش|ثبت سفارش|خرید|فاکتور|و ساعت سفارش|فروش)|(زمان|زمان ثبت|روز) سفارش|' +
        'روز خرید',
      'created (at|date|date utc|utc|on)|created|date created|creation date|createdat|placed at|' +
        'placed on|submitted at|تاریخ (ثبت|ایجاد|درج)|زمان ثبت|زمان ایجاد',
      'date|datetime|date time|date and time|day|timestamp|time|datum|fecha|tarih|dates|تاریخ|' +
        'تاریخ (و ساعت|ساعت|و زمان)|زمان|روز',
      'paid (at|date|on)|payment date|date paid|(تاریخ|زمان) پرداخت|تاریخ تراکنش',
    ],
    neverWhen,
  ),
  year: field({ en: 'Year', fa: 'سال' }, 'number', ['year|سال|order year|سال سفارش']),
  month: field({ en: 'Month', fa: 'ماه' }, 'text', ['month|ماه|order month|ماه سفارش']),
  day: field({ en: 'Day of the month', fa: 'روز ماه' }, 'number', [
    'day|day of month|روز|order day|روز ماه|روز سفارش',
  ]),
  time: field({ en: 'Time', fa: 'ساعت' }, 'text', ['time|order time|hour|ساعت|(ساعت|زمان) سفارش|ساعت ثبت']),
  total: field(
    { en: 'Amount', fa: 'مبلغ' },
    'amount',
    [
      '(order|grand|net|final|montant|importe) total|' +
        '(order total|order|total|total order|payment|paid|final) amount|ordertotal|order value|' +
        'total (paid|collected|price|inc tax)|amount paid|order total inc tax|final price|gesamtbetrag|' +
        'endbetrag|toplam tutar|' +
        'مبلغ (نهایی|پرداختی|پرداخت شده|قابل پرداخت|سفارش|کل سفارش|نهایی سفارش|پرداخت|خالص|کل فاکتور|فاکتور)|' +
        '(پرداخت|جمع|قیمت) نهایی|قابل پرداخت|جمع کل سفارش|پرداختی',
      'total|amount|revenue|total revenue|value|sum|sales|(sale|purchase|transaction) amount|' +
        'total sales|spent|paid|purchase value|payment value|order price|monetary|net revenue|betrag|' +
        'summe|montant|importe|tutar|toplam|مبلغ|مبلغ (کل|خرید|فروش|تراکنش)|جمع کل|قیمت کل|جمع|درآمد|' +
        'جمع مبلغ|فروش|ارزش|ارزش سفارش|مجموع',
      'net sales|net amount|فروش خالص',
      'price|قیمت|gross sales|gross amount|items total',
    ],
    neverTotal,
  ),
  subtotal: field(
    { en: 'Subtotal', fa: 'جمع جزء' },
    'amount',
    [
      'subtotal|sub total|order subtotal|order subtotal amount|items subtotal|جمع جزء|جمع سبد|' +
        'مبلغ کالاها',
    ],
    'tax',
  ),
  shipping: field(
    { en: 'Shipping', fa: 'هزینهٔ ارسال' },
    'amount',
    [
      'shipping|shipping (total|cost|amount|price)|order shipping amount|delivery cost|delivery fee|' +
        'هزینه (ارسال|حمل|پست)|کرایه حمل',
    ],
    'method name date status phone tax address city',
  ),
  tax: field(
    { en: 'Tax', fa: 'مالیات' },
    'amount',
    [
      'tax|taxes|tax total|total tax|vat|order tax amount|tax amount|مالیات|' +
        '(مالیات بر ارزش|ارزش) افزوده',
    ],
    'status id exempt class',
  ),
  discount: field(
    { en: 'Discount', fa: 'تخفیف' },
    'amount',
    [
      '(discount|cart discount|coupon) amount|discount total|(order|coupon|total) discount|discount|' +
        'discounts|تخفیف|(مبلغ|جمع|میزان) تخفیف|تخفیف سفارش',
    ],
    'code tax percent درصد کد lineitem line',
  ),
  refund: field(
    { en: 'Refunded', fa: 'بازپرداخت' },
    'amount',
    [
      '(refunded|order refund|refund|returned) amount|amount refunded|refund total|total refunded|' +
        'refunded|refund|refunds|partial refunds|partial refund|' +
        'مبلغ (مرجوعی|استرداد|بازپرداخت|مسترد شده|برگشتی)|استرداد|بازپرداخت|مرجوعی|برگشتی',
    ],
    'status date reason id converted quantity items علت تاریخ وضعیت تعداد',
  ),
  currency: field(
    { en: 'Currency', fa: 'واحد پول' },
    'text',
    [
      'currency|order currency|currency code|money unit|währung|waehrung|devise|moneda|valuta|' +
        'واحد (پول|پولی|ارز)|ارز|نوع ارز',
    ],
    'converted rate symbol نرخ',
  ),
  status: field(
    { en: 'Status', fa: 'وضعیت' },
    'text',
    [
      '(order|financial|payment|order financial|transaction) status|status|order state|event type|' +
        'bestellstatus|zahlungsstatus|durum|وضعیت|وضعیت (سفارش|پرداخت|فاکتور|تراکنش)|حالت سفارش',
      'state|حالت',
    ],
    'fulfillment tax shipping shipment delivery parcel customer code lineitem billing country ارسال مرسوله مشتری تحویل استان',
  ),
  product: field(
    { en: 'Product', fa: 'محصول' },
    'text',
    [
      'product|product (name|title|s)|item|(item|lineitem|line item) name|item title|products|items|' +
        'title|variant|artikel|produkt|producto|produit|ürün|محصول|(نام|عنوان) محصول|کالا|' +
        '(نام|عنوان|شرح) کالا|اقلام|محصولات|محصول ها|کالاها|(اقلام|محصولات) سفارش|شرح|نام محصولات|خدمت',
      'description|(item|product) description|توضیحات محصول',
    ],
    'id code sku category price quantity count total number type url شماره کد دسته قیمت تعداد',
  ),
  sku: field(
    { en: 'SKU', fa: 'کد محصول' },
    'text',
    [
      'sku|lineitem sku|product (sku|code|id)|item (sku|code|id)|stockcode|stock code|asin|' +
        'artikelnummer|(کد|شناسه) محصول|کد کالا|کد تنوع|شناسه کالا|بارکد|barcode',
    ],
    'order سفارش',
  ),
  category: field(
    { en: 'Category', fa: 'دسته' },
    'text',
    [
      'category|product category|item category|categories|product categories|category name|department|' +
        'kategorie|دسته|دسته (بندی|محصول|بندی محصول|کالا)|گروه کالا|گروه محصول',
      'product type|vendor|brand|category id|برند|نوع محصول',
    ],
    'customer payment مشتری پرداخت',
  ),
  quantity: field(
    { en: 'Quantity', fa: 'تعداد' },
    'number',
    [
      'quantity|qty|lineitem quantity|item quantity|quantity purchased|units|count|pieces|menge|anzahl|' +
        'cantidad|quantité|adet|تعداد|مقدار|تعداد (کالا|محصول|خرید)',
    ],
    'refund total items سفارش مشتری',
  ),
  unit_price: field(
    { en: 'Unit price', fa: 'قیمت واحد' },
    'amount',
    [
      '(unit|item|lineitem|product|selling) price|unitprice|item cost|price per unit|price each|' +
        'einzelpreis|stückpreis|precio unitario|birim fiyat|قیمت (واحد|کالا|محصول|فروش)|فی|مبلغ واحد|' +
        'بهای واحد',
      'price|قیمت',
    ],
    'compare total discount original',
  ),
  line_total: field(
    { en: 'Line total', fa: 'مبلغ ردیف' },
    'amount',
    [
      '(line|item|order line|row|line item|product) total|line amount|line subtotal|extended price|' +
        'مبلغ (ردیف|کالا|سطر)|جمع ردیف|جمع سطر',
    ],
    'refunded refund tax',
  ),
  coupon: field(
    { en: 'Coupon', fa: 'کد تخفیف' },
    'text',
    [
      '(discount|promo|promotion|voucher) code|coupon (code|s|codes|items)|coupon|coupons|coupons used|' +
        'discount codes|voucher|gutschein|(کد|کوپن) تخفیف|کوپن|کوپن ها|کد کوپن|کد هدیه',
    ],
    'amount discount total مبلغ',
  ),
  channel: field(
    { en: 'Channel', fa: 'کانال' },
    'text',
    [
      'source|channel|sales channel|(order|utm|traffic) source|attribution|origin|source name|منبع|' +
        'کانال فروش|کانال|منبع سفارش|سایت|مبدا',
      'medium|utm medium|referrer',
    ],
    'payment url type id',
  ),
  city: field(
    { en: 'City', fa: 'شهر' },
    'text',
    [
      'city|billing city|city billing|customer city|town|stadt|ort|ville|ciudad|شهر|شهر مشتری|' +
        'شهر خریدار',
      'shipping city|ship city|city shipping|شهر گیرنده|شهر مقصد',
      'province|state|region|استان|country|billing country',
    ],
    'code',
  ),
  delivered: field(
    { en: 'Delivered', fa: 'روز تحویل' },
    'day',
    [
      'delivered (at|on)|delivery date|delivered|date delivered|delivery day|(تاریخ|زمان|روز) تحویل',
      'fulfilled at|shipped at|ship date|date shipped|completed date|(تاریخ|زمان) ارسال',
    ],
    'status method',
  ),
  consent: field(
    { en: 'Consent', fa: 'رضایت' },
    'text',
    [
      '(accepts|buyer accepts|accepts email|accepts sms) marketing|marketing consent|email consent|' +
        'consent|opt in|subscribed|newsletter|رضایت|عضو خبرنامه|رضایت (بازاریابی|پیامک)|خبرنامه|' +
        'اجازه پیامک',
    ],
    '',
  ),
  tags: field(
    { en: 'Tags', fa: 'برچسب‌ها' },
    'text',
    ['tags|tag|labels|order tags|برچسب|برچسب ها'],
    'customer',
  ),
};

export const fieldNames = Object.keys(fields) as OrderField[];
