package id.tm.account.user;

/** As on Indonesian identity cards: laki-laki, perempuan. */
public enum Sex {
    L,
    P
}
