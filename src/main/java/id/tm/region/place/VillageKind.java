package id.tm.region.place;

/** The first digit of the last part of the code: 1, 2 or 3, the last being desa adat and the like. */
public enum VillageKind {
    KELURAHAN,
    DESA,
    SPECIAL
}
