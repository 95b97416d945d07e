import type { OrderField } from '../calls.ts';
import type { Words } from '../core/language.ts';
import { lazily } from '../core/lazily.ts';
import { foldHeader } from '../core/text.ts';

/** What the mapper knows of one field of an order. */
export interface FieldDefinition {
  readonly label: Words;
  /** Folded headers, best first; headers of an earlier list win over those of a later one. */
  readonly tiers: readonly (readonly string[])[];
  /** A header with one of these words is something else, unless it is spelled out in a tier. */
  readonly not: ReadonlySet<string>;
  /** What its cells must look like. */
  readonly content: 'day' | 'amount' | 'number' | 'email' | 'phone' | 'id' | 'text';
}

/** `tiers` are headers parted by strokes; `not` are words parted by spaces. */
function field(
  label: Words,
  content: FieldDefinition['content'],
  tiers: readonly string[],
  not = '',
): FieldDefinition {
  const foldedTiers = lazily(() => tiers.map((tier) => tier.split('|').map(foldHeader)));
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
      'order id|order number|order no|orderid|ordernumber|order|order code|order reference|' +
        'order ref|invoice|invoiceno|invoice no|invoice number|invoice id|receipt number|receipt no|' +
        'receipt id|number|order key|bestellnummer|bestell nr|auftragsnummer|numéro de commande|' +
        'número de pedido|sipariş no|شماره سفارش|کد سفارش|شناسه سفارش|شماره فاکتور|کد فاکتور|' +
        'شناسه فاکتور|فاکتور|سفارش|کد رهگیری سفارش|شماره سند|شماره پیش فاکتور',
      'transaction id|transactionid|reference|transaction number|purchase id|sale id|basket id|check number|شماره تراکنش|' +
        'کد پیگیری|شماره پیگیری|شماره',
      'id|شناسه|کد',
    ],
    'item line product customer status date total amount count transaction payment tracking پستی مرسوله مشتری محصول وضعیت تاریخ مبلغ',
  ),
  customer_id: field(
    { en: 'Customer', fa: 'مشتری' },
    'id',
    [
      'customer id|customerid|customer number|customer no|customer code|client id|buyer id|' +
        'member id|user id|userid|customer user id|contact id|membership number|kundennummer|' +
        'kunden nr|kunden id|id client|müşteri no|شناسه مشتری|کد مشتری|شماره مشتری|کد اشتراک|' +
        'شماره اشتراک|شناسه کاربر|کد کاربر|کد عضویت|شماره عضویت|شناسه خریدار|کد خریدار|کد ملی',
      'customer user|username|user|member|cust id|cust|نام کاربری|کاربر|عضو',
    ],
    neverWho,
  ),
  email: field(
    { en: 'E-mail', fa: 'ایمیل' },
    'email',
    [
      'email|e mail|mail|email address|e mail address|customer email|customer e mail|email billing|' +
        'billing email|billing email address|buyer email|contact email|user email|client email|' +
        'kundenemail|e mail adresse|correo|correo electrónico|eposta|e posta|ایمیل|ایمیل خریدار|' +
        'ایمیل مشتری|پست الکترونیک|پست الکترونیکی|رایانامه|آدرس ایمیل|نشانی ایمیل',
      'paypal email|shipping email|recipient email',
    ],
    'accepts marketing opt consent flag sent subscribed status رضایت عضو وضعیت',
  ),
  phone: field(
    { en: 'Mobile', fa: 'موبایل' },
    'phone',
    [
      'mobile|phone|phone number|mobile number|mobile phone|cell|cell phone|cellphone|telephone|' +
        'tel|phone billing|billing phone|customer phone|customer mobile|customer phone number|' +
        'buyer phone|buyer phone number|contact number|contact phone|recipient mobile|telefon|handy|' +
        'téléphone|teléfono|gsm|whatsapp|موبایل|تلفن همراه|شماره همراه|همراه|شماره موبایل|' +
        'موبایل خریدار|موبایل مشتری|شماره تماس|شماره تلفن|تلفن|تلفن مشتری|تلفن خریدار|' +
        'شماره تلفن همراه|تلفن تماس|شماره تماس مشتری',
      'shipping phone|ship phone|ship phone number|phone shipping|recipient phone|موبایل گیرنده|' +
        'تلفن گیرنده|شماره گیرنده|تلفن ثابت',
    ],
    'store carrier staff shop support accepts فروشگاه پشتیبانی فروشنده',
  ),
  name: field(
    { en: 'Name', fa: 'نام' },
    'text',
    [
      'customer name|bill to name|bill to|customer full name|full name|fullname|buyer name|client name|billing name|' +
        'customer|buyer|client|buyer full name|contact name|kunde|kundenname|nom|nombre|müşteri|' +
        'نام مشتری|نام خریدار|مشتری|خریدار|نام و نام خانوادگی|نام نام خانوادگی|نام کامل|نام و فامیل|' +
        'نام و نام خانوادگی مشتری|نام خریدار یا مشتری|طرف حساب|نام طرف حساب',
      'name|ship to name|ship to|recipient name|shipping name|ship name|card holder|نام گیرنده|گیرنده',
    ],
    `item product lineitem line order user file coupon category method staff store company محصول کالا کاربری شرکت فروشگاه ${neverWho}`,
  ),
  first_name: field(
    { en: 'First name', fa: 'نام کوچک' },
    'text',
    [
      'first name|firstname|billing first name|first name billing|customer first name|given name|' +
        'vorname|prénom|نام|نام کوچک',
      'first name shipping|shipping first name',
    ],
    neverWho,
  ),
  last_name: field(
    { en: 'Last name', fa: 'نام خانوادگی' },
    'text',
    [
      'last name|lastname|surname|billing last name|last name billing|customer last name|' +
        'family name|nachname|نام خانوادگی|فامیل|فامیلی|نام فامیل',
      'last name shipping|shipping last name',
    ],
    neverWho,
  ),
  date: field(
    { en: 'Order day', fa: 'روز سفارش' },
    'day',
    [
      'order date|ordered|purchased|order placed at|order purchase timestamp|date added|orderdate|ordered at|ordered on|order created at|order created|order placed|' +
        'order time|order timestamp|order datetime|order date time|order day|date ordered|' +
        'purchase date|purchased at|purchase time|sale date|sales date|invoicedate|invoice date|' +
        'transaction date|bestelldatum|date of order|date of purchase|تاریخ سفارش|تاریخ ثبت سفارش|' +
        'تاریخ خرید|تاریخ فاکتور|تاریخ و ساعت سفارش|زمان سفارش|زمان ثبت سفارش|روز سفارش|تاریخ فروش|' +
        'روز خرید',
      'created at|created|created date|created date utc|created utc|date created|creation date|' +
        'created on|createdat|placed at|placed on|submitted at|تاریخ ثبت|تاریخ ایجاد|زمان ثبت|' +
        'زمان ایجاد|تاریخ درج',
      'date|datetime|date time|date and time|day|timestamp|time|datum|fecha|tarih|dates|تاریخ|' +
        'تاریخ و ساعت|تاریخ ساعت|زمان|روز|تاریخ و زمان',
      'paid at|payment date|date paid|paid date|paid on|تاریخ پرداخت|زمان پرداخت|تاریخ تراکنش',
    ],
    neverWhen,
  ),
  year: field({ en: 'Year', fa: 'سال' }, 'number', ['year|سال|order year|سال سفارش']),
  month: field({ en: 'Month', fa: 'ماه' }, 'text', ['month|ماه|order month|ماه سفارش']),
  day: field({ en: 'Day of the month', fa: 'روز ماه' }, 'number', [
    'day|day of month|روز|order day|روز ماه|روز سفارش',
  ]),
  time: field({ en: 'Time', fa: 'ساعت' }, 'text', [
    'time|order time|hour|ساعت|ساعت سفارش|زمان سفارش|ساعت ثبت',
  ]),
  total: field(
    { en: 'Amount', fa: 'مبلغ' },
    'amount',
    [
      'order total|order total amount|ordertotal|order amount|order value|total paid|amount paid|' +
        'grand total|total collected|total price|total amount|total order amount|payment amount|' +
        'paid amount|total inc tax|order total inc tax|net total|final amount|final total|' +
        'final price|gesamtbetrag|endbetrag|montant total|importe total|toplam tutar|مبلغ نهایی|' +
        'مبلغ پرداختی|مبلغ پرداخت شده|پرداخت نهایی|مبلغ قابل پرداخت|قابل پرداخت|مبلغ سفارش|' +
        'مبلغ کل سفارش|جمع کل سفارش|مبلغ نهایی سفارش|جمع نهایی|مبلغ پرداخت|مبلغ خالص|قیمت نهایی|' +
        'مبلغ کل فاکتور|مبلغ فاکتور|پرداختی',
      'total|amount|revenue|total revenue|value|sum|sales|sale amount|total sales|spent|paid|' +
        'purchase amount|purchase value|transaction amount|payment value|order price|monetary|' +
        'net revenue|betrag|summe|montant|importe|tutar|toplam|مبلغ|مبلغ کل|جمع کل|قیمت کل|جمع|' +
        'درآمد|مبلغ خرید|مبلغ فروش|جمع مبلغ|فروش|ارزش|ارزش سفارش|مجموع|مبلغ تراکنش',
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
      'shipping|shipping total|shipping cost|shipping amount|order shipping amount|shipping price|' +
        'delivery cost|delivery fee|هزینه ارسال|هزینه حمل|کرایه حمل|هزینه پست',
    ],
    'method name date status phone tax address city',
  ),
  tax: field(
    { en: 'Tax', fa: 'مالیات' },
    'amount',
    [
      'tax|taxes|tax total|total tax|vat|order tax amount|tax amount|مالیات|مالیات بر ارزش افزوده|' +
        'ارزش افزوده',
    ],
    'status id exempt class',
  ),
  discount: field(
    { en: 'Discount', fa: 'تخفیف' },
    'amount',
    [
      'discount amount|discount total|cart discount amount|order discount|discount|discounts|' +
        'coupon discount|total discount|coupon amount|تخفیف|مبلغ تخفیف|تخفیف سفارش|جمع تخفیف|' +
        'میزان تخفیف',
    ],
    'code tax percent درصد کد lineitem line',
  ),
  refund: field(
    { en: 'Refunded', fa: 'بازپرداخت' },
    'amount',
    [
      'refunded amount|amount refunded|order refund amount|refund amount|refund total|' +
        'total refunded|refunded|refund|refunds|partial refunds|partial refund|returned amount|' +
        'مبلغ مرجوعی|مبلغ استرداد|مبلغ بازپرداخت|مبلغ مسترد شده|مبلغ برگشتی|استرداد|بازپرداخت|مرجوعی|' +
        'برگشتی',
    ],
    'status date reason id converted quantity items علت تاریخ وضعیت تعداد',
  ),
  currency: field(
    { en: 'Currency', fa: 'واحد پول' },
    'text',
    [
      'currency|order currency|currency code|money unit|währung|waehrung|devise|moneda|valuta|' +
        'واحد پول|ارز|واحد پولی|نوع ارز|واحد ارز',
    ],
    'converted rate symbol نرخ',
  ),
  status: field(
    { en: 'Status', fa: 'وضعیت' },
    'text',
    [
      'order status|financial status|payment status|status|order state|event type|' +
        'order financial status|transaction status|bestellstatus|zahlungsstatus|durum|وضعیت|' +
        'وضعیت سفارش|وضعیت پرداخت|وضعیت فاکتور|وضعیت تراکنش|حالت سفارش',
      'state|حالت',
    ],
    'fulfillment tax shipping shipment delivery parcel customer code lineitem billing country ارسال مرسوله مشتری تحویل استان',
  ),
  product: field(
    { en: 'Product', fa: 'محصول' },
    'text',
    [
      'product|product name|item|item name|lineitem name|line item name|product title|item title|' +
        'products|product s|items|title|variant|artikel|produkt|producto|produit|ürün|محصول|' +
        'نام محصول|کالا|نام کالا|عنوان محصول|عنوان کالا|اقلام|محصولات|کالاها|شرح کالا|اقلام سفارش|' +
        'محصولات سفارش|شرح|نام محصولات|خدمت',
      'description|item description|product description|توضیحات محصول',
    ],
    'id code sku category price quantity count total number type url شماره کد دسته قیمت تعداد',
  ),
  sku: field(
    { en: 'SKU', fa: 'کد محصول' },
    'text',
    [
      'sku|lineitem sku|product sku|item sku|product code|item code|stockcode|stock code|' +
        'product id|item id|asin|artikelnummer|کد محصول|کد کالا|کد تنوع|شناسه محصول|شناسه کالا|بارکد|' +
        'barcode',
    ],
    'order سفارش',
  ),
  category: field(
    { en: 'Category', fa: 'دسته' },
    'text',
    [
      'category|product category|item category|categories|product categories|category name|' +
        'department|kategorie|دسته|دسته بندی|گروه کالا|دسته محصول|دسته بندی محصول|گروه محصول|' +
        'دسته کالا',
      'product type|vendor|brand|category id|برند|نوع محصول',
    ],
    'customer payment مشتری پرداخت',
  ),
  quantity: field(
    { en: 'Quantity', fa: 'تعداد' },
    'number',
    [
      'quantity|qty|lineitem quantity|item quantity|quantity purchased|units|count|pieces|menge|' +
        'anzahl|cantidad|quantité|adet|تعداد|مقدار|تعداد کالا|تعداد محصول|تعداد خرید',
    ],
    'refund total items سفارش مشتری',
  ),
  unit_price: field(
    { en: 'Unit price', fa: 'قیمت واحد' },
    'amount',
    [
      'unit price|unitprice|item price|lineitem price|item cost|price per unit|price each|' +
        'product price|selling price|einzelpreis|stückpreis|precio unitario|birim fiyat|قیمت واحد|فی|' +
        'قیمت کالا|قیمت محصول|مبلغ واحد|قیمت فروش|بهای واحد',
      'price|قیمت',
    ],
    'compare total discount original',
  ),
  line_total: field(
    { en: 'Line total', fa: 'مبلغ ردیف' },
    'amount',
    [
      'line total|item total|order line total|row total|line amount|line item total|product total|' +
        'line subtotal|extended price|مبلغ ردیف|جمع ردیف|مبلغ کالا|جمع سطر|مبلغ سطر',
    ],
    'refunded refund tax',
  ),
  coupon: field(
    { en: 'Coupon', fa: 'کد تخفیف' },
    'text',
    [
      'discount code|coupon code|coupon|coupons|coupons used|coupon s|coupon codes|discount codes|' +
        'promo code|promotion code|voucher|voucher code|coupon items|gutschein|کد تخفیف|کوپن|کد کوپن|' +
        'کوپن تخفیف|کد هدیه',
    ],
    'amount discount total مبلغ',
  ),
  channel: field(
    { en: 'Channel', fa: 'کانال' },
    'text',
    [
      'source|channel|sales channel|order source|attribution|utm source|origin|traffic source|' +
        'source name|منبع|کانال فروش|کانال|منبع سفارش|سایت|مبدا',
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
      'delivered at|delivery date|delivered on|delivered|date delivered|delivery day|تاریخ تحویل|' +
        'زمان تحویل|روز تحویل',
      'fulfilled at|shipped at|ship date|date shipped|completed date|تاریخ ارسال|زمان ارسال',
    ],
    'status method',
  ),
  consent: field(
    { en: 'Consent', fa: 'رضایت' },
    'text',
    [
      'accepts marketing|buyer accepts marketing|accepts email marketing|accepts sms marketing|' +
        'marketing consent|email consent|consent|opt in|subscribed|newsletter|رضایت|عضو خبرنامه|' +
        'رضایت بازاریابی|رضایت پیامک|خبرنامه|اجازه پیامک',
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
