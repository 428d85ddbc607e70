package id.tm.finance.gateway;

/**
 * What came of asking a provider. {@link Unknown} is neither a yes nor a no: the same question is asked again with the
 * same key, never with a fresh one.
 */
public sealed interface Answer<T> {

    record Done<T>(T value) implements Answer<T> {}

    /** The provider says that it knows of no such thing. */
    record Absent<T>() implements Answer<T> {}

    /** The provider said no, and will say so again. */
    record Refused<T>(String error) implements Answer<T> {}

    /** No answer, or none that says whether the thing was done. */
    record Unknown<T>(String error) implements Answer<T> {}
}
