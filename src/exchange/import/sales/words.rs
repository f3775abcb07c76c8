//! What columns of lists of sales are called, in the languages that tables come in. All as [`fold()`](super::super::super::mapping::fold())
//! leaves it.

/// Names of amounts of a row; of several the first in this list is the one to add up, net before gross.
pub(super) const AMOUNTS: &str = "net amount|amount net|net total|net sum|net value|order amount|invoice amount|sales amount|line amount|line total|order total|\
     invoice total|order value|invoice value|extended price|amount|total amount|total|sum|value|total price|gross amount|\
     сумма без ндс|сумма нетто|сумма заказа|сумма счета|сумма документа|сумма продажи|сумма реализации|сумма отгрузки|\
     сумма|сумма итого|стоимость|стоимость заказа|итого|всего|сумма с ндс|\
     nettobetrag|betrag netto|netto|nettowert|nettosumme|auftragswert|auftragssumme|rechnungsbetrag|rechnungssumme|\
     positionswert|betrag|summe|gesamtbetrag|gesamtsumme|gesamt|gesamtpreis|wert|bruttobetrag|brutto|\
     montant ht|montant net|total ht|montant|montant total|montant ttc|total ttc|importe neto|base imponible|importe|importe total|monto|\
     مبلغ خالص|مبلغ فاکتور|مبلغ سفارش|مبلغ کل|مبلغ|جمع مبلغ|جمع فاکتور|جمع کل|جمع|مبلغ نهایی|ارزش";

/// Words in names of amounts.
pub(super) const AMOUNT: &str = "amount|total|sum|value|sales|revenue|turnover|betrag|summe|umsatz|wert|сумма|стоимость|выручка|montant|importe|مبلغ|جمع|فروش";

/// Words in names of numbers that say how much or how many and are no sum of a row, or are a part of it.
pub(super) const NO_AMOUNT: &str = "qty|quantity|count|units|pieces|pcs|price|unit|rate|discount|tax|vat|freight|shipping|weight|id|no|nr|number|code|zip|phone|\
     year|days|percent|%|balance|paid|cost|costs|колво|кол|количество|цена|скидка|ндс|налог|доставка|вес|номер|код|год|инн|остаток|оплачено|\
     себестоимость|menge|anzahl|stück|preis|einzelpreis|rabatt|mwst|ust|steuer|fracht|versand|gewicht|nummer|plz|jahr|kosten|\
     quantité|quantite|prix|remise|tva|cantidad|precio|descuento|iva|تعداد|مقدار|قیمت|فی|تخفیف|مالیات|کرایه|وزن|شماره|کد|سال|مانده";

/// Names of dates of sales; of several the first in this list.
pub(super) const DATES: &str = "order date|date of order|invoice date|date of invoice|sales date|sale date|transaction date|posting date|document date|booking date|\
     date|day|дата заказа|дата продажи|дата реализации|дата отгрузки|дата счета|дата накладной|дата документа|дата операции|дата|\
     bestelldatum|auftragsdatum|rechnungsdatum|belegdatum|buchungsdatum|verkaufsdatum|datum|tag|\
     date de commande|date de facture|date facture|date commande|fecha de pedido|fecha de factura|fecha|\
     تاریخ سفارش|تاریخ فاکتور|تاریخ فروش|تاریخ سند|تاریخ صدور|تاریخ|\
     month|period|quarter|year|месяц|период|квартал|год|monat|quartal|jahr|mois|mes|ماه|دوره|فصل|سه ماهه|سال";

/// Names of columns of months, beside one of years.
pub(super) const MONTHS: &str = "month|month no|month number|month name|calendar month|posting period|period|месяц|номер месяца|период|monat|mois|mes|\
     ماه|شماره ماه|نام ماه|دوره";

/// Names of columns of quarters, beside one of years.
pub(super) const QUARTERS: &str = "quarter|qtr|q|calendar quarter|квартал|номер квартала|quartal|trimestre|فصل|سه ماهه";

/// Words in names of dates of something else.
pub(super) const OTHER_DATES: &str = "due|shipped|ship|shipping|required|delivery|delivered|payment|paid|created|updated|modified|birth|expiry|end|\
     срок|оплаты|оплата|поставки|доставки|изменения|создания|окончания|fällig|faellig|fälligkeit|liefer|lieferdatum|zahlung|\
     zahlungsdatum|fälligkeitsdatum|سررسید|تحویل|پرداخت|ارسال";

/// Words in names of what is sold, or who sells it, and not of the customer.
pub(super) const NOT_CUSTOMERS: &str = "product|products|item|article|category|employee|seller|shipper|ship|status|type|currency|payment|method|channel|unit|sku|\
     товар|товары|продукт|номенклатура|категория|сотрудник|продавец|тип|вид|валюта|статус|оплата|канал|\
     artikel|produkt|kategorie|mitarbeiter|verkäufer|währung|typ|art|zahlung|produit|article|producto|artículo|articulo|\
     کالا|محصول|دسته|فروشنده|وضعیت|نوع|ارز|شرح";

/// Words in names of columns that say the currency of each row.
pub(super) const CURRENCIES: &str =
    "currency|curr|ccy|cur|валюта|валюты|währung|waehrung|währg|wkz|devise|monnaie|moneda|divisa|ارز";

/// The place of a word in a list.
pub(super) fn place(list: &str, word: &str) -> Option<usize> {
    list.split('|').map(str::trim).position(|known| known == word)
}

/// Whether any word of a folded name is in a list.
pub(super) fn has_any(list: &str, folded: &str) -> bool {
    folded.split(' ').any(|word| place(list, word).is_some())
}
