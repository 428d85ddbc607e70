package id.tm.sales.strengthtypology;

/** Where an ST-30 purchase was made. */
public enum StrengthTypologySource {
    CHECKOUT,
    /** In the old system. */
    IMPORT
}
