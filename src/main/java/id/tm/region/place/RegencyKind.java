package id.tm.region.place;

/** A second part of the code of 71 and above is a kota. */
public enum RegencyKind {
    KABUPATEN,
    KOTA
}
