package id.tm.platform.image;

import static id.tm.platform.problem.PlatformError.IMAGE_REFUSED;
import static id.tm.platform.problem.PlatformError.UNSUPPORTED_MEDIA_TYPE;

/**
 * A JPEG, PNG or WebP that holds the picture and nothing else. The container is written anew from the parts that are
 * needed to show it; the pixels stay as they were. No image library is involved: nothing is decoded.
 */
public record Picture(String mediaType, int width, int height, byte[] content) {

    /** What the largest side may be; more would cost whoever shows it too much memory. */
    public static final int LARGEST_SIDE = 6_000;

    private static final long MOST_PIXELS = 25_000_000;

    /** The picture in the file, whatever the file is called: 415 when it is of no known kind, 422 when it is damaged. */
    public static Picture of(byte[] file) {
        Bytes bytes = new Bytes(file);
        if (bytes.startsWith(Jpeg.MAGIC)) return bounded(Jpeg.rewrite(bytes));
        if (bytes.startsWith(Png.MAGIC)) return bounded(Png.rewrite(bytes));
        if (bytes.hasText(0, "RIFF") && bytes.hasText(8, "WEBP")) return bounded(Webp.rewrite(bytes));
        throw UNSUPPORTED_MEDIA_TYPE.with();
    }

    /** Before anything is unpacked. */
    static void requireBounds(int width, int height) {
        boolean fits = width > 0
                && height > 0
                && width <= LARGEST_SIDE
                && height <= LARGEST_SIDE
                && (long) width * height <= MOST_PIXELS;
        if (!fits) throw IMAGE_REFUSED.with("1 to " + LARGEST_SIDE + " pixels on each side, 25 million in all");
    }

    static RuntimeException damaged() {
        return IMAGE_REFUSED.with("the file is damaged or of an unusual kind");
    }

    private static Picture bounded(Picture picture) {
        requireBounds(picture.width, picture.height);
        return picture;
    }
}
