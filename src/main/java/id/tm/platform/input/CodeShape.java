package id.tm.platform.input;

/**
 * Shapes of codes and addresses for {@code @Pattern}: words of letters and digits with single signs between them. Written
 * without a repeated group, since Java matches those by recursion and a long text would overflow the stack.
 */
public final class CodeShape {

    private static final String SINGLE_DASHES = "(?!.*--)(?!.*-$)";

    /** {@code talent-themes} */
    public static final String LOWER = SINGLE_DASHES + "[a-z0-9][a-z0-9-]*";

    /** {@code HARKITNAS-2026} */
    public static final String UPPER = SINGLE_DASHES + "[A-Z0-9][A-Z0-9-]*";

    /** Either, where capital and small letters are the same. */
    public static final String ANY_CASE = SINGLE_DASHES + "[A-Za-z0-9][A-Za-z0-9-]*";

    /** {@code ADM}, {@code Q001}, {@code mood_2.a}: letters and digits with single dots, dashes and underscores. */
    public static final String ITEM = "(?!.*[._-][._-])(?!.*[._-]$)[A-Za-z0-9][A-Za-z0-9._-]*";

    private CodeShape() {}
}
