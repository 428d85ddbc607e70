package id.tm.finance.withdrawal;

/** The tax that is withheld from a withdrawal: a person's or a company's. */
public enum TaxKind {
    PPH_21,
    PPH_23
}
