//! What columns are called in German, French and Spanish, and headers of margins in all languages. The page speaks none
//! of the three, but the lists of their countries come in by themselves all the same. All as [`super::fold()`] leaves it;
//! words with accents stand without them, too, as many programs export them.

use crate::exchange::AccountField;

/// Names of columns of the fixed fields.
pub(super) const FIELDS: [(AccountField, &str); 12] = [
    (
        AccountField::Name,
        "kunde|kunden|kunde firma|firma kunde|name firma|firma name|kundenname|name des kunden|firma|firmenname|firmierung|unternehmen|debitor|debitorenname|auftraggeber|\
     nom|nom du client|nom client|raison sociale|société|societe|entreprise|nom du compte|cliente|nombre|\
     nombre del cliente|nombre cliente|nombre de cliente|empresa|razón social|razon social",
    ),
    (
        AccountField::Code,
        "kundennummer|kundennr|kunden nr|kunden nummer|kd nr|kdnr|kunden id|debitorennummer|debitorennr|debitoren nr|\
     code client|numéro client|numero client|numéro de client|numero de client|n client|no client|réf client|\
     ref client|référence client|reference client|id cliente|código|codigo|código de cliente|codigo de cliente|\
     código cliente|codigo cliente|código del cliente|codigo del cliente|número de cliente|numero de cliente|nº cliente",
    ),
    (
        AccountField::Sector,
        "branche|branchen|wirtschaftszweig|kundenbranche|marktsegment|secteur|secteur d activité|secteur d activite|\
     domaine d activité|domaine d activite|industria|sector de actividad|actividad|rubro",
    ),
    (
        AccountField::Size,
        "größe|groesse|unternehmensgröße|unternehmensgroesse|mitarbeiterzahl|mitarbeiteranzahl|anzahl mitarbeiter|\
     effectif|effectifs|taille|nombre d employés|nombre d employes|tamaño|tamano|número de empleados|numero de empleados",
    ),
    (AccountField::Country, "land|staat|pays|país|pais"),
    (
        AccountField::City,
        "ort|stadt|standort|sitz|ort stadt|stadt ort|wohnort|ville|localité|localite|commune|ciudad|población|poblacion|\
     localidad|municipio|región|région",
    ),
    (
        AccountField::Manager,
        "betreuer|betreuerin|kundenbetreuer|kundenbetreuerin|kundenmanager|kundenverantwortlicher|verantwortlich|\
     verantwortlicher|vertriebsmitarbeiter|außendienstmitarbeiter|aussendienstmitarbeiter|vertreter|zuständig|\
     zustaendig|responsable|responsable de compte|responsable commercial|chargé de compte|charge de compte|\
     chargé de clientèle|charge de clientele|chargé d affaires|charge d affaires|gestionnaire|gestor|gestor de cuenta|\
     gestor comercial|ejecutivo de cuenta|ejecutivo de cuentas|vendedor|responsable de cuenta",
    ),
    (
        AccountField::CustomerSince,
        "kunde seit|kundin seit|erster auftrag|erste bestellung|erstbestellung|client depuis|première commande|\
     premiere commande|cliente desde|primer pedido",
    ),
    (
        AccountField::Notes,
        "notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|kommentare|remarque|remarques|commentaire|\
     commentaires|nota|notas|observaciones|comentario|comentarios",
    ),
    (AccountField::Tags, "schlagworte|schlagwörter|stichworte|étiquettes|etiquetas"),
    (AccountField::Technology, "technologie|tecnología|tecnologia"),
    (AccountField::OrderPattern, "bestellverhalten|bestellrhythmus|rythme de commande|frecuencia de pedido"),
];

/// Words for revenue.
pub(super) const REVENUE: &str = "umsatz|umsätze|umsaetze|umsatzerlös|umsatzerlöse|umsatzerloese|nettoumsatz|umsatz netto|jahresumsatz|gesamtumsatz|\
     erlös|erlöse|erloese|chiffre d affaires|chiffre d affaire|chiffre affaires|ca|ca ht|chiffre d affaires ht|\
     ca net|ventes|ventes nettes|ventas|ventas netas|facturación|facturacion|ingresos|volumen de ventas";

/// Words for profit.
pub(super) const PROFIT: &str = "gewinn|rohertrag|rohgewinn|reingewinn|bruttogewinn|nettogewinn|deckungsbeitrag|db|ergebnis|betriebsergebnis|\
     bénéfice|benefice|bénéfice net|benefice net|bénéfice brut|benefice brut|résultat|resultat|résultat net|resultat net|\
     beneficio|beneficio neto|beneficio bruto|ganancia|ganancias|utilidad|utilidad neta|utilidad bruta";

/// Words for a margin: profit where the cells are amounts, and a share of revenue where they are per cent.
pub(super) const MARGIN: &str = "margin|gross margin|net margin|contribution margin|profit margin|sales margin|маржа|валовая маржа|чистая маржа|\
     حاشیه سود|حاشیه سود ناخالص|حاشیه سود خالص|حاشیه|marge|bruttomarge|rohmarge|nettomarge|handelsspanne|marge brute|\
     marge nette|marge commerciale|marge sur coûts variables|marge sur couts variables|margen|margen bruto|margen neto|\
     margen de contribución|margen de contribucion|margen comercial";

/// Words for profit before which a number alone is a level and no month: "Deckungsbeitrag 1 2024".
pub(super) const LEVELLED: [&str; 2] = ["deckungsbeitrag", "db"];
