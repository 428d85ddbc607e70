package id.tm.region.place;

/** How long answers about regions may be kept by caches: they change with a decree, about once a year. */
public final class Caching {

    public static final int SECONDS = 3_600;

    private Caching() {}
}
